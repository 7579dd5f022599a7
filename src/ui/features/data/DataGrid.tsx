/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useMemo, useState, useSyncExternalStore } from "react";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { RowOrder } from "#state/studio-state.ts";
import { CellEditor } from "./CellEditor.tsx";
import type { CellCache } from "./cell-cache.ts";
import "./data-grid.css";
import { type CellPlace, moveByKey } from "./grid-keys.ts";
import { physicalHeight, rowsPerPage, topToReveal, visibleRows } from "./grid-scroll.ts";
import { GridLine, type PlacedColumn } from "./GridLine.tsx";
import { HeaderCell, type HeaderFacts } from "./HeaderCell.tsx";
import { useGridScroll } from "./use-grid-scroll.ts";

const rowHeight = 24;
const headHeight = 118;
const numberWidth = 66;

export interface DataGridProps extends HeaderFacts {
  readonly label: string;
  readonly columns: readonly ColumnSummary[];
  /** Rows shown: all of the table, or the selected ones. */
  readonly nRows: number;
  readonly cache: CellCache;
  /** The column in the inspector. */
  readonly openColumn: string | null;
  readonly order: RowOrder | null;
  readonly onOpenColumn: (column: string) => void;
  /** A cell typed anew; null is missing. `row` is the data row. */
  readonly onCell: (column: string, row: number, text: string | null) => void;
}

/** The table, virtual both ways: only the cells in view exist. One tab stop; arrow keys move a marked cell. */
export function DataGrid({
  label,
  columns,
  nRows,
  cache,
  openColumn,
  onOpenColumn,
  onCell,
  order,
  ...facts
}: DataGridProps) {
  const id = useId();
  const [active, setActive] = useState<CellPlace | null>(null);
  const [editing, setEditing] = useState<CellPlace | null>(null);
  const position = useGridScroll(rowHeight, nRows, headHeight);
  const { element } = position;
  const grid = { rowHeight, nRows, viewport: position.viewport };
  const widths = useMemo(() => columns.map(({ name }) => columnWidth(name)), [columns]);
  // oxlint-disable-next-line react/incompatible-library -- its numbers are read in this render only
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => element.current,
    estimateSize: (index) => widths[index] ?? 133,
    overscan: 2,
    paddingStart: numberWidth,
    scrollPaddingStart: numberWidth,
  });
  const inView = across.getVirtualItems();
  const placed = useMemo<readonly PlacedColumn[]>(
    () =>
      inView.flatMap(({ index, start, size }) => {
        const column = columns[index];
        return column ? [{ index, start, size, column }] : [];
      }),
    [inView, columns],
  );

  useSyncExternalStore(cache.subscribe, cache.version);
  const failure = cache.failure();
  if (failure !== null) throw failure;
  const [first, last] = visibleRows(grid, position.top, 6);
  useEffect(() => cache.want(first, last), [cache, first, last]);

  const onKeyDown = (event: KeyboardEvent) => {
    const from = active ?? { row: Math.floor(position.top / rowHeight), column: 0 };
    const opened = columns[from.column];
    if ((event.key === "Enter" || event.key === " ") && active && opened) {
      event.preventDefault();
      onOpenColumn(opened.name);
      return;
    }
    if (event.key === "F2" && active && active.row >= 0) {
      event.preventDefault();
      setEditing(active);
      return;
    }
    const size = { nRows, nColumns: columns.length, page: rowsPerPage(grid) };
    const to = moveByKey(from, event.key, event.ctrlKey || event.metaKey, size);
    if (!to) return;
    event.preventDefault();
    setActive(to);
    if (to.row >= 0) position.moveTo(topToReveal(grid, position.top, to.row));
    across.scrollToIndex(to.column, { align: "auto" });
  };

  const shown = active && isShown(active, placed, first, last) ? cellId(id, active) : undefined;
  const total = Math.max(across.getTotalSize(), numberWidth);
  const lines: number[] = [];
  for (let row = first; row < last; row++) lines.push(row);
  const under = editing && placed.find(({ index }) => index === editing.column);
  const cells = editing && editing.row >= first && editing.row < last ? cache.row(editing.row) : null;
  const editor =
    editing && under && cells ? (
      <CellEditor
        key={`${editing.row} ${editing.column}`}
        label={`${under.column.name}, row ${cells.row}`}
        text={cells.cell(editing.column)}
        style={{
          top: headHeight + editing.row * rowHeight - position.top,
          left: under.start,
          width: under.size,
          height: rowHeight,
        }}
        onKeep={(text) => onCell(under.column.name, cells.row, text)}
        onLeave={() => {
          setEditing(null);
          element.current?.focus({ preventScroll: true });
        }}
      />
    ) : null;
  return (
    <div
      ref={element}
      className="data-grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={nRows + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={shown}
      aria-multiselectable="true"
      aria-readonly="false"
      onScroll={position.onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: physicalHeight(grid) + headHeight, width: total }}>
        <div
          role="presentation"
          className="pane"
          style={{ height: position.viewport + headHeight, width: total }}
        >
          <div role="row" aria-rowindex={1} className="head" style={{ height: headHeight, width: total }}>
            <div
              role="columnheader"
              aria-colindex={1}
              className="corner"
              style={{ width: numberWidth }}
              title="Counted from 0, as in every file that Lathe writes"
            >
              row
            </div>
            {placed.map((place) => (
              <HeaderCell
                key={place.column.name}
                {...facts}
                id={cellId(id, { row: -1, column: place.index })}
                place={place}
                active={active?.row === -1 && active.column === place.index}
                open={place.column.name === openColumn}
                sorted={
                  order?.column === place.column.name ? (order.descending ? "descending" : "ascending") : null
                }
                onOpen={onOpenColumn}
              />
            ))}
          </div>
          {lines.map((row) => (
            <GridLine
              key={row}
              id={id}
              index={row}
              top={headHeight + row * rowHeight - position.top}
              height={rowHeight}
              width={total}
              numberWidth={numberWidth}
              placed={placed}
              cells={cache.row(row)}
              activeColumn={active?.row === row ? active.column : null}
              target={facts.target}
              positive={facts.positive}
              onPick={setActive}
              onEdit={setEditing}
            />
          ))}
          {editor}
        </div>
      </div>
    </div>
  );
}

function cellId(grid: string, { row, column }: CellPlace): string {
  return `${grid}-${row}-${column}`;
}

function isShown(place: CellPlace, placed: readonly PlacedColumn[], first: number, last: number): boolean {
  return (
    (place.row === -1 || (place.row >= first && place.row < last)) &&
    placed.some(({ index }) => index === place.column)
  );
}

/** Wide enough for most names whole; the rest show in full on hover and when marked. */
function columnWidth(name: string): number {
  return Math.max(133, Math.min(210, 46 + name.length * 7.3));
}
