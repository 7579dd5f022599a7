/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual grid places its cells itself, which a table cannot */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { RowOrder } from "#state/studio-state.ts";
import { CellEditor } from "./CellEditor.tsx";
import type { CellCache } from "./cell-cache.ts";
import "./data-grid.css";
import { isHit } from "./finding.ts";
import { type CellPlace, moveByKey } from "./grid-keys.ts";
import { physicalHeight, rowsPerPage, topToReveal, visibleRows } from "./grid-scroll.ts";
import { GridLine, type PlacedColumn } from "./GridLine.tsx";
import { HeaderCell, type HeaderFacts } from "./HeaderCell.tsx";
import { columnWidths, countFixed, placeAfter, type ShownColumn } from "./shown-columns.ts";
import { useGridScroll } from "./use-grid-scroll.ts";

const rowHeight = 24;
const headHeight = 118;
const numberWidth = 66;

export interface DataGridProps extends HeaderFacts {
  readonly label: string;
  readonly columns: readonly ShownColumn[];
  /** Rows shown: all of the table, or the selected ones. */
  readonly nRows: number;
  readonly cache: CellCache;
  /** The column in the inspector. */
  readonly openColumn: string | null;
  readonly order: RowOrder | null;
  /** What is looked for: cells and names with it are marked. */
  readonly soughtText: string;
  /** A column to go to; another object goes there again. */
  readonly jump: { readonly column: string } | null;
  /** A cell to go to; another object goes there again. */
  readonly found: CellPlace | null;
  readonly onOpenColumn: (column: string) => void;
  /** The menu of a column is asked for; it opens beside its header. */
  readonly onMenu: (column: ShownColumn, header: HTMLElement) => void;
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
  soughtText,
  found,
  jump,
  onMenu,
  ...facts
}: DataGridProps) {
  const id = useId();
  const [active, setActive] = useState<CellPlace | null>(null);
  const [editing, setEditing] = useState<CellPlace | null>(null);
  const [drawn, setDrawn] = useState(columns);
  if (drawn !== columns) {
    // Columns were pinned or hidden: the mark stays on its own.
    setDrawn(columns);
    setEditing(null);
    if (active) setActive({ row: active.row, column: placeAfter(drawn, columns, active.column) });
  }
  const position = useGridScroll(rowHeight, nRows, headHeight);
  const { element } = position;
  const grid = { rowHeight, nRows, viewport: position.viewport };
  const widths = useMemo(
    () => columnWidths(columns, position.width - numberWidth),
    [columns, position.width],
  );
  const nFixed = countFixed(columns, widths, numberWidth, position.width);
  const fixed = useMemo(() => fixedColumns(columns.slice(0, nFixed), widths), [columns, widths, nFixed]);
  const fixedWidth = numberWidth + fixed.reduce((sum, { size }) => sum + size, 0);
  // oxlint-disable-next-line react/incompatible-library -- its numbers are read in this render only
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length - nFixed,
    getScrollElement: () => element.current,
    estimateSize: (index) => widths[index + nFixed] ?? 133,
    // By name: a column that comes to stand elsewhere brings its width along.
    getItemKey: useCallback(
      (index: number) => columns[index + nFixed]?.column.name ?? index,
      [columns, nFixed],
    ),
    overscan: 2,
    paddingStart: fixedWidth,
    scrollPaddingStart: fixedWidth,
  });
  // The virtualizer keeps the widths that it was told first.
  useLayoutEffect(() => across.measure(), [across, widths]);
  const inView = across.getVirtualItems();
  const placed = useMemo<readonly PlacedColumn[]>(
    () =>
      inView.flatMap(({ index, start, size }) => {
        const shown = columns[index + nFixed];
        return shown ? [{ ...shown, index: index + nFixed, start, size }] : [];
      }),
    [inView, columns, nFixed],
  );

  useSyncExternalStore(cache.subscribe, cache.version);
  const failure = cache.failure();
  if (failure !== null) throw failure;
  const [first, last] = visibleRows(grid, position.top, 6);
  useEffect(() => cache.want(first, last), [cache, first, last]);

  const goTo = (to: CellPlace) => {
    setActive(to);
    if (to.row >= 0) position.moveTo(topToReveal(grid, position.top, to.row));
    if (to.column >= nFixed) across.scrollToIndex(to.column - nFixed, { align: "auto" });
  };
  useEffect(() => {
    if (found) goTo(found);
    // It is gone to once, wherever one scrolls afterwards.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [found]);
  useEffect(() => {
    const column = columns.findIndex((shown) => shown.column.name === jump?.column);
    if (column !== -1) goTo({ row: -1, column });
    // oxlint-disable-next-line react/exhaustive-deps
  }, [jump]);

  const openMenu = useCallback(
    (shown: ShownColumn, cell: HTMLElement) => {
      element.current?.focus({ preventScroll: true }); // where the focus goes back to
      onMenu(shown, cell);
    },
    [element, onMenu],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const from = active ?? { row: Math.floor(position.top / rowHeight), column: 0 };
    const opened = columns[from.column];
    if ((event.key === "Enter" || event.key === " ") && active && opened) {
      event.preventDefault();
      onOpenColumn(opened.column.name);
      return;
    }
    if ((event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) && active && opened) {
      event.preventDefault();
      const header = document.getElementById(cellId(id, { row: -1, column: active.column }));
      if (header) openMenu(opened, header);
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
    goTo(to);
  };

  const shown =
    active && isShown(active, [...fixed, ...placed], first, last) ? cellId(id, active) : undefined;
  const total = Math.max(across.getTotalSize(), fixedWidth);
  const lines: number[] = [];
  for (let row = first; row < last; row++) lines.push(row);
  const under = editing && [...fixed, ...placed].find(({ index }) => index === editing.column);
  const cells = editing && editing.row >= first && editing.row < last ? cache.row(editing.row) : null;
  const editor =
    editing && under && cells ? (
      <CellEditor
        key={`${editing.row} ${editing.column}`}
        label={`${under.column.name}, row ${cells.row}`}
        text={cells.cell(under.at)}
        style={{
          top: headHeight + editing.row * rowHeight - position.top,
          left: under.start + (under.index < nFixed ? (across.scrollOffset ?? 0) : 0),
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
  const header = (place: PlacedColumn) => (
    <HeaderCell
      key={place.column.name}
      {...facts}
      id={cellId(id, { row: -1, column: place.index })}
      place={place}
      active={active?.row === -1 && active.column === place.index}
      isFound={isHit(soughtText, place.column.name)}
      open={place.column.name === openColumn}
      sorted={order?.column === place.column.name ? (order.descending ? "descending" : "ascending") : null}
      onOpen={onOpenColumn}
      onMenu={openMenu}
    />
  );
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
            <div role="presentation" className="fixed-cells" style={{ width: fixedWidth }}>
              <div
                role="columnheader"
                aria-colindex={1}
                className="corner"
                style={{ width: numberWidth }}
                title="Counted from 0, as in every file that Lathe writes"
              >
                row
              </div>
              {fixed.map(header)}
            </div>
            {placed.map(header)}
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
              fixed={fixed}
              fixedWidth={fixedWidth}
              placed={placed}
              cells={cache.row(row)}
              activeColumn={active?.row === row ? active.column : null}
              soughtText={soughtText}
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

/** Side by side behind the row numbers. */
function fixedColumns(columns: readonly ShownColumn[], widths: readonly number[]): readonly PlacedColumn[] {
  let start = numberWidth;
  return columns.map((shown, index) => {
    const size = widths[index] ?? 133;
    start += size;
    return { ...shown, index, start: start - size, size };
  });
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
