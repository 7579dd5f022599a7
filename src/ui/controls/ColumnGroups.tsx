import { Plus, Trash2 } from "lucide-react";
import { Button } from "./Button.tsx";
import { Chip } from "./Chip.tsx";
import { FieldNote, type ParamColumn } from "./ColumnDirections.tsx";
import { IconButton } from "./IconButton.tsx";
import { Select } from "./Select.tsx";

type Groups = readonly (readonly string[])[];

/** Groups of columns, each shown as the columns in it. */
export function ColumnGroups({
  label,
  help,
  error,
  value,
  columns,
  onChange,
}: {
  readonly label: string;
  readonly help: string;
  readonly error: string | null;
  readonly value: Groups;
  readonly columns: readonly ParamColumn[];
  readonly onChange: (value: Groups) => void;
}) {
  const names = columns.map(({ name }) => name);
  const lost = [...new Set(value.flat())].filter((column) => !names.includes(column));
  const replace = (place: number, group: readonly string[] | null) =>
    onChange(value.flatMap((old, i) => (i !== place ? [old] : group === null ? [] : [group])));
  return (
    <fieldset className="field stacked" aria-label={label}>
      <span className="label">{label}</span>
      {value.map((group, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a group is its place: it has nothing else that lasts
        <fieldset className="column-group" key={place} aria-label={`Group ${place + 1}`}>
          <div className="column-group-names">
            {group.map((column) => (
              <Chip
                key={column}
                tone={lost.includes(column) ? "bad" : undefined}
                onRemove={() =>
                  replace(
                    place,
                    group.filter((name) => name !== column),
                  )
                }
                removeLabel={`Take ${column} out of group ${place + 1}`}
              >
                {column}
              </Chip>
            ))}
          </div>
          <div className="column-group-acts">
            <Select
              label={`Add a column to group ${place + 1}`}
              isLabelHidden
              placeholder="Add a column"
              value={null}
              options={names
                .filter((name) => !group.includes(name))
                .map((name) => ({ value: name, label: name }))}
              onChange={(name) => replace(place, [...group, name])}
            />
            <IconButton
              icon={Trash2}
              size="small"
              label={`Remove group ${place + 1}`}
              onPress={() => replace(place, null)}
            />
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="small" icon={Plus} onPress={() => onChange([...value, []])}>
          Add a group
        </Button>
      </div>
      <FieldNote help={help} error={error} />
    </fieldset>
  );
}
