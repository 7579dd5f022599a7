import { useState } from "react";
import { stackSentences } from "#core/combine/report-words.ts";
import type { StackedColumns } from "#core/combine/stacked-columns.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { CombinePreview } from "./CombinePreview.tsx";
import { OtherTableField } from "./OtherTableField.tsx";
import { useOtherTable } from "./use-other-table.ts";

const rowsShown = 6;

/** Rows of a second table below this one, columns matched by name. */
export default function AppendDialog({
  dataKey,
  onClose,
}: {
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly onClose: () => void;
}) {
  const { addOther } = useStudio.getState();
  const [columns, setColumns] = useState<StackedColumns>("all");
  const other = useOtherTable(() => {});
  const facts = other.state.status === "read" ? other.state.facts : null;
  const preview = useAnswer(facts ? `append ${dataKey} ${facts.key} ${columns}` : null, () =>
    queries.tryAppend(facts?.key ?? "", columns, rowsShown),
  );
  const refusal = !facts ? "Choose the other table first" : preview.waiting ? "Comparing the tables…" : null;
  const add = () => {
    if (refusal !== null || facts === null) return;
    const { key, fileName } = facts;
    onClose();
    void addOther({ edit: "append", params: { other: { key, fileName }, columns }, on: true });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="broad"
      title="Which rows should come below this table?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            None
          </Button>
          <Button variant="primary" disabledReason={refusal} onPress={add}>
            Add the rows
          </Button>
        </>
      }
    >
      <OtherTableField other={other}>
        A second file with more of the same: another month, another site. Its columns are matched by name, in
        any order. It is read here and goes nowhere else.
      </OtherTableField>
      {facts ? (
        <div className="combine-form">
          <Segmented<StackedColumns>
            label="Columns that not both have"
            value={columns}
            onChange={setColumns}
            options={[
              { value: "all", label: "All columns of both" },
              { value: "first", label: "This table’s columns" },
            ]}
          />
          <CombinePreview
            answer={preview}
            sentences={stackSentences}
            caption="Last rows of this table, first rows of the other"
          />
        </div>
      ) : null}
    </Dialog>
  );
}
