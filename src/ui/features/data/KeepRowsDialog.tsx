import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { filterRows } from "#core/table-edits/steps/filter-rows/schema.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { ConditionFields } from "#ui/selection/ConditionFields.tsx";
import { useCondition } from "#ui/selection/use-condition.ts";

/** Rows of the table filtered by what one column holds: a step that can be taken back, beside those there are. */
export default function KeepRowsDialog({
  column,
  dataKey,
  onClose,
}: {
  readonly column: ColumnSummary;
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const input = useCondition(column);
  const { made } = input;
  const asked = made && JSON.stringify(made.condition);
  const { value, waiting } = useAnswer(asked && `count where ${dataKey} ${asked}`, () =>
    queries.countWhere(made ? [made.condition] : []),
  );
  const n = asked === null || waiting ? null : value;
  const refusal = made === null ? "Say first which rows" : n === 0 ? "No row is so" : null;
  const isAll = n === column.nRows ? "All rows are so" : null;
  const filter = (mode: "keep" | "drop") => {
    if (!made || refusal !== null || isAll !== null) return;
    onClose();
    void addEdit({ edit: filterRows.id, params: { where: [made.condition], mode }, on: true });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Which rows stay in the table?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            All of them
          </Button>
          <Button disabledReason={refusal ?? isAll} onPress={() => filter("drop")}>
            Leave these out
          </Button>
          <Button variant="primary" disabledReason={refusal ?? isAll} onPress={() => filter("keep")}>
            Keep only these
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <ConditionFields column={column} input={input} onSubmit={() => filter("keep")} />
        <output className="num text-small text-ink-2">
          {n === null ? "\u00a0" : `${formatCount(n)} of ${plural(column.nRows, "row")}`}
        </output>
        <p className="text-small text-ink-3">
          A step of the table: models learn from the rows that stay. Rows to be predicted are not filtered.
        </p>
      </div>
    </Dialog>
  );
}
