import { Check, ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import type { ColumnKind } from "#core/frame/column.ts";
import { ColumnKindIcon } from "./ColumnKindIcon.tsx";
import { kindWords } from "./kind-words.ts";

export interface PickableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

const mostShown = 80;

/**
 * Chooses one column by typing part of its name: a list of a thousand is no list. It opens by typing, arrow or press:
 * on focus it would open at every Tab past it, and again after a choice that is refused.
 */
export function ColumnPicker({
  label,
  value,
  columns,
  onChange,
  isStacked = false,
  isAuto = false,
  isEmptied = false,
}: {
  label: string;
  value: string | null;
  columns: readonly PickableColumn[];
  onChange: (column: string) => void;
  isStacked?: boolean;
  /** Lathe chose the column: dashed. */
  isAuto?: boolean;
  /** A chosen column goes elsewhere: the picker then asks for the next. */
  isEmptied?: boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = useMemo(() => matching(columns, typed, value), [columns, typed, value]);
  return (
    <ComboBox
      className={`field ${isStacked ? "stacked" : ""}`}
      selectedKey={value}
      inputValue={typed ?? value ?? ""}
      items={shown.map((column) => ({ ...column, id: column.name }))}
      defaultFilter={() => true}
      menuTrigger="input"
      allowsEmptyCollection
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        setTyped(typeof key === "string" && !isEmptied ? key : null); // another text than the chosen one would open the list again
        if (typeof key === "string" && key !== value) onChange(key);
      }}
      onBlur={() => setTyped(null)}
    >
      <Label className="label">{label}</Label>
      <div className="box measured" {...(isAuto ? { "data-auto": true } : {})}>
        <Input placeholder="Choose…" onFocus={(event) => event.currentTarget.select()} />
        <Button className="unfold" aria-label={`Columns for ${label}`}>
          <ChevronDown className="icon small" aria-hidden />
        </Button>
      </div>
      <Popover className="floating" offset={4}>
        <ListBox
          className="choices"
          renderEmptyState={() => <p className="px-2 py-1 text-ink-3">No column has “{typed}” in its name</p>}
        >
          {(column: PickableColumn & { id: string }) => (
            <ListBoxItem className="choice" textValue={column.name}>
              {column.name === value ? (
                <Check className="icon" aria-hidden />
              ) : (
                <ColumnKindIcon kind={column.kind} />
              )}
              <span className="words">
                <Text slot="label" className="font-mono text-small">
                  {column.name}
                </Text>
                <Text slot="description" className="hint">
                  {kindWords[column.kind]}
                </Text>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Those with the typed text in their name, the chosen one always among them; at most 80. */
function matching(
  columns: readonly PickableColumn[],
  typed: string | null,
  value: string | null,
): readonly PickableColumn[] {
  const wanted = typed === null || typed === value ? "" : typed.toLowerCase();
  const found = columns.filter(({ name }) => name.toLowerCase().includes(wanted));
  const first = found.slice(0, mostShown);
  const chosen = columns.find(({ name }) => name === value);
  return chosen && wanted === "" && !first.includes(chosen) ? [chosen, ...first] : first;
}
