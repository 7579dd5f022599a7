import { useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { TextField } from "#ui/controls/TextField.tsx";

const everywhere = "every column";

/** What is found is replaced in the whole table or in one column; the change is a step that can be taken back. */
export default function FindReplaceDialog({
  columns,
  column,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  /** The open column, to begin with. */
  readonly column: string | null;
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const [find, setFind] = useState("");
  const [replaceBy, setReplaceBy] = useState("");
  // A column may itself be called “every column”: places are told apart by their number.
  const [place, setPlace] = useState(() => `${columns.findIndex(({ name }) => name === column)}`);
  const [isWhole, setWhole] = useState(true);
  const [matchCase, setMatchCase] = useState(true);
  const [makesMissing, setMakesMissing] = useState(false);
  const keep = () => {
    if (find === "") return;
    const chosen = columns[Number(place)];
    onClose();
    void addEdit({
      edit: "replace-text",
      on: true,
      params: {
        columns: chosen ? [chosen.name] : null,
        find,
        replaceBy: makesMissing ? null : replaceBy,
        where: isWhole ? "whole-cell" : "part-of-cell",
        matchCase,
      },
    });
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
          <Button
            variant="primary"
            disabledReason={find === "" ? "Say first what to find" : null}
            onPress={keep}
          >
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
        <Select
          label="In"
          value={place}
          options={[
            { value: "-1", label: everywhere },
            ...columns.map(({ name }, at) => ({ value: `${at}`, label: name })),
          ]}
          onChange={setPlace}
        />
        <Checkbox isSelected={makesMissing} onChange={setMakesMissing}>
          Make these cells missing
        </Checkbox>
        <Checkbox isSelected={isWhole} onChange={setWhole}>
          Only where it is the whole cell
        </Checkbox>
        <Checkbox isSelected={matchCase} onChange={setMatchCase}>
          Capitals count
        </Checkbox>
        <p className="text-small text-ink-3">
          The same is done to every table that is predicted or monitored later.
        </p>
      </div>
    </Dialog>
  );
}
