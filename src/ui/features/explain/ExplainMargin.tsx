import type { Task } from "#core/pipeline/task.ts";
import type { RunRecord } from "#core/project/run.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";
import { ShapeEditList } from "./ShapeEditList.tsx";
import { usedColumns } from "./importance-words.ts";

export function ExplainMargin({ run, task }: { readonly run: RunRecord; readonly task: Task | null }) {
  const { importance } = run;
  const used = importance ? usedColumns(importance) : [];
  const unused = importance ? importance.columns.filter((column) => !used.includes(column)) : [];
  return (
    <>
      {run.estimator === "ebm" && task !== null ? (
        <section className="edits-section" aria-label="Edits">
          <h2>Edits</h2>
          <ShapeEditList run={run} task={task} />
        </section>
      ) : null}
      <h2>In plain words</h2>
      {importance === null ? (
        <p className="muted">Each column is scrambled in turn. This takes a few seconds.</p>
      ) : (
        <>
          {used.slice(0, 3).map(({ column, mean, std }) => (
            <p className="finding" key={column}>
              With <b>{column}</b> scrambled its {metricName(importance.metric)} worsens by{" "}
              <b>{formatNumber(mean, 3)}</b>.<small>± {formatNumber(std, 2)} over folds and shuffles.</small>
            </p>
          ))}
          {unused.length === 0 ? null : (
            <p className="finding">
              These make no difference that the folds can see:{" "}
              {unused
                .slice(0, 8)
                .map(({ column }) => column)
                .join(", ")}
              {unused.length > 8 ? ` and ${unused.length - 8} more` : ""}.
              <small>Two columns that repeat each other can both look unused.</small>
            </p>
          )}
          <p className="finding">
            <em>This is no statement about causes.</em> It says what the model uses to guess, not what would
            happen if a value were changed.
          </p>
        </>
      )}
    </>
  );
}
