import { useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { describeProblem } from "#core/shared/problems.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { queries, useStudio } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { useSettled } from "#ui/answers/use-settled.ts";
import { ColumnPicker } from "#ui/columns/ColumnPicker.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { TextField } from "#ui/controls/TextField.tsx";

type Place = "every" | "words" | "one";

/** What is found is replaced in the whole table, where words stand, or in one column; the change is a step that can be taken back. */
export default function FindReplaceDialog({
  columns,
  column,
  find: begun = null,
  dataKey,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  /** The open column, to begin with. */
  readonly column: string | null;
  /** What was looked for in the table, to begin with. */
  readonly find?: string | null;
  /** Stands for this reading of the table. */
  readonly dataKey: string;
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const [find, setFind] = useState(begun ?? "");
  const [replaceBy, setReplaceBy] = useState("");
  const ofWords = columns.filter(({ kind }) => kind === "categorical" || kind === "text");
  const [place, setPlace] = useState<Place>(() => (column === null ? "every" : "one"));
  const [chosen, setChosen] = useState(column);
  const [isWhole, setWhole] = useState(begun === null);
  const [matchCase, setMatchCase] = useState(begun === null);
  const [makesMissing, setMakesMissing] = useState(false);
  const inColumns = place === "every" ? null : place === "one" ? chosen : ofWords.map(({ name }) => name);
  const names = typeof inColumns === "string" ? [inColumns] : inColumns;
  const edit: TableEdit = {
    edit: "replace-text",
    on: true,
    params: {
      columns: names,
      find,
      replaceBy: makesMissing ? null : replaceBy,
      where: isWhole ? "whole-cell" : "part-of-cell",
      matchCase,
    },
  };
  const said =
    find === "" ? "Say first what to find" : place === "one" && chosen === null ? "Choose a column" : null;
  const wanted = said === null ? JSON.stringify(edit) : null;
  const asked = useSettled(wanted, 250);
  const trial = useAnswer(asked === null ? null : `try ${dataKey} ${asked}`, (signal) =>
    queries.tryEdit(JSON.parse(asked ?? "") as TableEdit, { signal }),
  );
  const isKnown = asked !== null && asked === wanted && !trial.waiting;
  const problem = isKnown && trial.problem ? describeProblem(trial.problem).title : null;
  const refusal = said ?? problem;
  const keep = () => {
    if (refusal !== null) return;
    onClose();
    void addEdit(edit);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="What is to be replaced?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Leave the table as it is
          </Button>
          <Button variant="primary" disabledReason={refusal} onPress={keep}>
            Replace
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <TextField label="Find" isMeasured takesFocus value={find} onChange={setFind} onSubmit={keep} />
        {makesMissing ? null : (
          <TextField
            label="Replace by"
            isMeasured
            value={replaceBy}
            onChange={setReplaceBy}
            onSubmit={keep}
          />
        )}
        <Select<Place>
          label="In"
          value={place}
          options={[
            { value: "every", label: "every column" },
            {
              value: "words",
              label: "every column of words",
              hint: "Categories and text; numbers, dates and yes or no stay as they are",
              isDisabled: ofWords.length === 0,
            },
            { value: "one", label: "one column" },
          ]}
          onChange={setPlace}
        />
        {place === "one" ? (
          <ColumnPicker label="Column" value={chosen} columns={columns} onChange={setChosen} />
        ) : null}
        <Checkbox isSelected={makesMissing} onChange={setMakesMissing}>
          Make these cells missing
        </Checkbox>
        <Checkbox isSelected={isWhole} onChange={setWhole}>
          Only where it is the whole cell
        </Checkbox>
        <Checkbox isSelected={matchCase} onChange={setMatchCase}>
          Capitals count
        </Checkbox>
        <output className="text-small text-ink-2">
          {isKnown ? (problem ?? `This gives: ${trial.value ?? ""}.`) : "\u00a0"}
        </output>
        <p className="text-small text-ink-3">
          The same is done to every table that is predicted or monitored later.
        </p>
      </div>
    </Dialog>
  );
}
