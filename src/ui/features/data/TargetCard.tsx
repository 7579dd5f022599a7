import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { TaskProposal } from "#core/task/proposal.ts";
import { ColumnPicker } from "#ui/columns/ColumnPicker.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { isNumber } from "#ui/columns/kind-words.ts";

const taskOptions: readonly { value: Task; label: string; hint: string }[] = [
  { value: "binary", label: "two classes", hint: "Binary classification" },
  { value: "multiclass", label: "several classes", hint: "Multiclass classification" },
  { value: "regression", label: "a number", hint: "Regression" },
];

/** What is predicted, as what, and why Lathe thinks so; each can be changed. */
export function TargetCard({
  columns,
  roles,
  proposal,
  onTarget,
  onTask,
  onPositive,
}: {
  columns: readonly ColumnSummary[];
  roles: RolesParams | null;
  proposal: TaskProposal;
  onTarget: (column: string) => void;
  onTask: (task: Task) => void;
  onPositive: (label: string) => void;
}) {
  const target = columns.find(({ name }) => name === roles?.target);
  const isProposed = roles !== null && roles.target === proposal.target;
  return (
    <section aria-labelledby="target-title">
      <h3 id="target-title">Target and task</h3>
      <ColumnPicker
        label="Predict"
        value={roles?.target ?? null}
        columns={columns.filter(({ kind }) => kind !== "text")}
        onChange={onTarget}
      />
      {roles && target ? (
        <>
          <Select<Task>
            label="as"
            value={roles.task}
            isAuto={isProposed && roles.task === proposal.task}
            options={taskOptions.map((option) => ({
              ...option,
              label:
                option.value === "multiclass" && target.distinct > 2
                  ? `${target.distinct} classes`
                  : option.label,
              isDisabled: !fits(option.value, target),
            }))}
            onChange={onTask}
          />
          {roles.task === "binary" && target.top.length > 0 ? (
            <Select
              label="Positive class"
              value={roles.positive}
              isMeasured
              isAuto={isProposed && roles.positive === proposal.positive}
              options={target.top.map(({ value, count }) => ({
                value,
                label: value,
                hint: `${count.toLocaleString("en-GB")} rows`,
              }))}
              onChange={onPositive}
            />
          ) : null}
        </>
      ) : null}
      <p className="mt-1 text-small leading-snug text-ink-3">
        {isProposed ? (
          <>
            {proposal.whyTarget} {roles.task === proposal.task ? proposal.whyTask : "You chose the task."}
          </>
        ) : roles ? (
          "You chose this target. Every column but it, and those left out, is learned from."
        ) : (
          proposal.whyTarget
        )}
      </p>
    </section>
  );
}

/** Whether a task can be learned from such a column; the plan refuses the rest with its reason. */
function fits(task: Task, { kind, distinct }: ColumnSummary): boolean {
  if (task === "regression") return isNumber(kind);
  return task === "binary" ? distinct === 2 : distinct > 2;
}
