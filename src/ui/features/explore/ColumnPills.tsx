import { MoveUp, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Button, Input, SearchField } from "react-aria-components";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { ColumnKindIcon } from "#ui/columns/ColumnKindIcon.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { draggedColumn } from "./drop-on-shelf.ts";

const mostShown = 120;

/** Every column as a pill: it is dragged to a shelf, and pressing draws it across; any but free text can also be drawn up, against the one across. */
export function ColumnPills({
  columns,
  target,
  across,
  drawn: names,
  orderWords,
  onAcross,
  onUp,
}: {
  /** In the order to show. */
  columns: readonly ColumnSummary[];
  target: string | null;
  across: string;
  /** On any shelf. */
  drawn: readonly string[];
  orderWords: string;
  onAcross: (column: string) => void;
  onUp: (column: string) => void;
}) {
  const [wanted, setWanted] = useState("");
  const search = useDeferredValue(wanted.trim().toLowerCase());
  const found = columns.filter(({ name }) => name.toLowerCase().includes(search));
  const drawn = found.filter(({ name }) => names.includes(name));
  const others = found.filter(({ name }) => !names.includes(name)).slice(0, mostShown);
  const pill = (column: ColumnSummary) => (
    <li key={column.name} className="explore-pill">
      <button
        type="button"
        className="pill"
        aria-pressed={names.includes(column.name)}
        draggable
        onClick={() => onAcross(column.name)}
        onDragStart={(event) => {
          event.dataTransfer.setData(draggedColumn, column.name);
          event.dataTransfer.effectAllowed = "copy";
        }}
      >
        <ColumnKindIcon kind={column.kind} isTarget={column.name === target} />
        <span className="cut">{column.name}</span>
      </button>
      {column.kind !== "text" && !names.includes(column.name) ? (
        <Button
          className="up button quiet icon-only small"
          aria-label={`Draw ${column.name} against ${across}`}
          onPress={() => onUp(column.name)}
        >
          <MoveUp className="icon small" aria-hidden />
        </Button>
      ) : null}
    </li>
  );
  return (
    <nav className="explore-columns" aria-label="Columns to draw">
      <h2>Columns</h2>
      <SearchField aria-label="Find a column" value={wanted} onChange={setWanted} className="box">
        <Search className="icon small order-first ml-0!" aria-hidden />
        <Input placeholder="Find" />
      </SearchField>
      <div className="scroll">
        {drawn.length > 0 ? (
          <>
            <h3>In this figure</h3>
            <ul>{drawn.map(pill)}</ul>
          </>
        ) : null}
        <h3>{orderWords}</h3>
        <InTurn>
          <ul>{others.map(pill)}</ul>
        </InTurn>
        {found.length - drawn.length > others.length ? (
          <p className="mt-2 text-small text-ink-3">
            {formatCount(found.length - drawn.length - others.length)} more: type a part of the name.
          </p>
        ) : null}
        {found.length === 0 ? (
          <p className="mt-2 text-small text-ink-3">No column has that in its name.</p>
        ) : null}
      </div>
    </nav>
  );
}
