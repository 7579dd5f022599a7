import { useState } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { PivotAggregate } from "#core/table-edits/steps/pivot/schema.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Checkbox } from "#ui/controls/Checkbox.tsx";
import { Dialog } from "#ui/controls/Dialog.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { TextField } from "#ui/controls/TextField.tsx";
import { aggregatesOf, aggregateWords, ofNumbers } from "./aggregate-words.ts";

type Way = "group-by" | "pivot" | "melt";

/** The table with other rows: one for each group, spread into columns, or its columns put under one another. */
export default function ReshapeDialog({
  columns,
  onClose,
}: {
  readonly columns: readonly ColumnSummary[];
  readonly onClose: () => void;
}) {
  const { addEdit } = useStudio.getState();
  const [way, setWay] = useState<Way>("group-by");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [how, setHow] = useState<PivotAggregate>("mean");
  const [spread, setSpread] = useState<string | null>(null);
  const [valued, setValued] = useState<string | null>(null);
  const [nameColumn, setNameColumn] = useState("name");
  const [valueColumn, setValueColumn] = useState("value");
  const keys = columns.map(({ name }) => name).filter((name) => chosen.has(name));
  const value = columns.find(({ name }) => name === valued);
  const possible = way === "pivot" ? aggregatesOf(value) : ofNumbers;
  const chosenHow = possible.includes(how) ? how : (possible[0] ?? "count");
  const made = ((): { readonly edit: TableEdit } | { readonly refusal: string } => {
    if (keys.length === 0)
      return { refusal: way === "melt" ? "Choose columns first" : "Choose what to group by first" };
    if (way === "group-by") {
      const compute = columns
        .filter(({ name, kind }) => !chosen.has(name) && (kind === "numeric" || kind === "integer"))
        .map(({ name }) => ({ column: name, how: chosenHow, name: `${name} ${chosenHow}` }));
      const taken = [...keys, ...compute.map((each) => each.name)];
      const rows = { column: keys[0]!, how: "size", name: freeName("rows", taken) };
      return { edit: { edit: "group-by", params: { by: keys, compute: [rows, ...compute] }, on: true } };
    }
    if (way === "melt") {
      return { edit: { edit: "melt", params: { columns: keys, nameColumn, valueColumn }, on: true } };
    }
    if (spread === null || valued === null)
      return { refusal: "Say which values become columns, and what stands in them" };
    return {
      edit: { edit: "pivot", params: { by: keys, names: spread, values: valued, how: chosenHow }, on: true },
    };
  })();
  const options = columns.map(({ name }) => ({ value: name, label: name }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title="Which rows should the table have?"
      acts={
        <>
          <Button variant="quiet" onPress={onClose}>
            Those it has
          </Button>
          <Button
            variant="primary"
            disabledReason={"refusal" in made ? made.refusal : null}
            onPress={() => {
              if ("refusal" in made) return;
              onClose();
              void addEdit(made.edit);
            }}
          >
            Reshape the table
          </Button>
        </>
      }
    >
      <Segmented<Way>
        label="How"
        value={way}
        onChange={setWay}
        options={[
          { value: "group-by", label: "One row a group" },
          { value: "pivot", label: "Rows into columns" },
          { value: "melt", label: "Columns into rows" },
        ]}
      />
      <fieldset className="recode-values mt-3">
        <legend className="mb-1 text-small text-ink-2">
          {way === "melt" ? "Columns that go under one another" : "One row for each combination of"}
        </legend>
        {columns.map(({ name }) => (
          <Checkbox
            key={name}
            isSelected={chosen.has(name)}
            onChange={(isOn) => {
              const next = new Set(chosen);
              if (isOn) next.add(name);
              else next.delete(name);
              setChosen(next);
            }}
          >
            <span className="cut">{name}</span>
          </Checkbox>
        ))}
      </fieldset>
      <div className="grid gap-2">
        {way === "pivot" ? (
          <>
            <Select
              label="Values of"
              value={spread}
              options={options}
              onChange={setSpread}
              help="Each becomes a column."
            />
            <Select label="hold" value={valued} options={options} onChange={setValued} />
          </>
        ) : null}
        {way === "melt" ? (
          <>
            <TextField label="Their names in" isMeasured value={nameColumn} onChange={setNameColumn} />
            <TextField label="Their values in" isMeasured value={valueColumn} onChange={setValueColumn} />
          </>
        ) : (
          <Select<PivotAggregate>
            label={way === "pivot" ? "as" : "Numbers as"}
            value={chosenHow}
            options={possible.map((each) => ({ value: each, label: aggregateWords[each] }))}
            onChange={setHow}
            help={
              way === "pivot"
                ? undefined
                : "Other columns have no one value a group, and go. How many rows each group had is counted."
            }
          />
        )}
      </div>
    </Dialog>
  );
}

function freeName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let n = 2; taken.includes(name); n++) name = `${base} ${n}`;
  return name;
}
