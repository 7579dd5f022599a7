import { useState } from "react";
import type { ColumnDirection } from "#core/estimators/params.ts";
import { withDirection } from "#core/explain/shape-lock.ts";
import { SearchBox } from "./SearchBox.tsx";
import { Segmented } from "./Segmented.tsx";

/** A column as far as settings must know it. */
export interface ParamColumn {
  readonly name: string;
  readonly isNumber: boolean;
}

/** So many columns are found without a search. */
const FEW = 8;
const ways = [
  { value: "down", label: "falls" },
  { value: "free", label: "free" },
  { value: "up", label: "rises" },
] as const;

/** For each column of numbers, which way predictions may go as it grows. */
export function ColumnDirections({
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
  readonly value: readonly ColumnDirection[];
  readonly columns: readonly ParamColumn[];
  readonly onChange: (value: readonly ColumnDirection[]) => void;
}) {
  const [sought, setSought] = useState("");
  const set = new Map(value.map(({ column, direction }) => [column, direction]));
  const numbers = columns.filter(({ isNumber }) => isNumber).map(({ name }) => name);
  const lost = value.map(({ column }) => column).filter((column) => !numbers.includes(column));
  const shown = numbers.filter((name) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  const choose = (column: string, way: (typeof ways)[number]["value"]) => {
    onChange(withDirection(value, column, way === "free" ? null : way));
  };
  return (
    <fieldset className="field stacked" aria-label={label}>
      <span className="label">{label}</span>
      {numbers.length > FEW ? (
        <SearchBox label="Find a column" placeholder="Find a column" value={sought} onChange={setSought} />
      ) : null}
      {numbers.length + lost.length === 0 ? (
        <span className="help">No column of numbers is learned from.</span>
      ) : null}
      <ul className="column-settings">
        {[...lost, ...shown].map((column) => (
          <li key={column}>
            <span className="truncate" title={column}>
              {column}
            </span>
            <Segmented
              label={`As ${column} grows, the prediction`}
              size="small"
              value={set.get(column) ?? "free"}
              options={ways}
              onChange={(way) => choose(column, way)}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && sought !== "" ? <span className="help">No column is called so.</span> : null}
      <FieldNote help={help} error={error} />
    </fieldset>
  );
}

/** What is wrong, else what the field does. */
export function FieldNote({ help, error }: { readonly help: string; readonly error: string | null }) {
  return error === null ? (
    <span className="help">{help}</span>
  ) : (
    <span className="error" role="alert">
      {error}
    </span>
  );
}
