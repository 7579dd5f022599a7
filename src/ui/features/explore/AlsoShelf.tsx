import { X } from "lucide-react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { ColumnPicker } from "#ui/columns/ColumnPicker.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Shelf } from "./Shelf.tsx";

/** Columns beside those across and up: they make the chart a scatter matrix or parallel axes. */
export function AlsoShelf({
  more,
  columns,
  onAdd,
  onChange,
}: {
  more: readonly ColumnSummary[];
  /** Those that can be put on it. */
  columns: readonly ColumnSummary[];
  onAdd: (column: string) => void;
  onChange: (more: readonly string[]) => void;
}) {
  const names = more.map(({ name }) => name);
  return (
    <>
      <Shelf
        onColumn={onAdd}
        clear={{ label: "Clear Also", isEmpty: more.length === 0, onPress: () => onChange([]) }}
      >
        <ColumnPicker
          isStacked
          label="Also"
          value={null}
          columns={columns.filter(({ name }) => !names.includes(name))}
          isEmptied
          onChange={onAdd}
        />
      </Shelf>
      {more.length === 0 ? null : (
        <ul className="also-columns" aria-label="Columns on Also">
          {more.map(({ name, kind }) => (
            <li key={name} className="pill">
              <ColumnKindIcon kind={kind} />
              <span className="cut">{name}</span>
              <IconButton
                icon={X}
                size="small"
                label={`Take ${name} off`}
                onPress={() => onChange(names.filter((other) => other !== name))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
