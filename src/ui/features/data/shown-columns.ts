import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { type ColumnLayout, placesInView } from "#core/project/column-layout.ts";

/** A column in view. */
export interface ShownColumn {
  readonly column: ColumnSummary;
  /** Its place in the table, whatever is in view. */
  readonly at: number;
  readonly isPinned: boolean;
}

/** Columns as they stand side by side: pinned ones first. */
export function shownColumns(
  columns: readonly ColumnSummary[],
  layout: ColumnLayout,
): readonly ShownColumn[] {
  const { places, nPinned } = placesInView(
    columns.map(({ name }) => name),
    layout,
  );
  return places.flatMap((at, place) => {
    const column = columns[at];
    return column ? [{ column, at, isPinned: place < nPinned }] : [];
  });
}

/** The part of the grid that pinned columns may take: beyond it they scroll with the others, so that something can. */
const mostFixed = 0.6;

/** How many columns from the left stay there while the others scroll. */
export function countFixed(
  columns: readonly ShownColumn[],
  widths: readonly number[],
  numberWidth: number,
  gridWidth: number,
): number {
  let room = gridWidth * mostFixed - numberWidth;
  let n = 0;
  for (const { isPinned } of columns) {
    room -= widths[n] ?? 0;
    if (!isPinned || room < 0) break;
    n++;
  }
  return n;
}

/** Where a column in view stands after others were hidden, shown or pinned; where it is gone, the one in its place. */
export function placeAfter(
  before: readonly ShownColumn[],
  after: readonly ShownColumn[],
  place: number,
): number {
  const name = before[place]?.column.name;
  const now = after.findIndex(({ column }) => column.name === name);
  return now === -1 ? Math.max(0, Math.min(place, after.length - 1)) : now;
}

/** Few columns share the room that is left, up to half as wide again: no hole beside them, no word cut for nothing. */
export function columnWidths(columns: readonly ShownColumn[], room: number): readonly number[] {
  const least = columns.map(({ column }) => columnWidth(column.name));
  const share = room / least.reduce((sum, width) => sum + width, 0);
  return share > 1 ? least.map((width) => Math.floor(width * Math.min(1.5, share))) : least;
}

/** Wide enough for most names whole; the rest show in full on hover and when marked. */
function columnWidth(name: string): number {
  return Math.max(133, Math.min(210, 46 + name.length * 7.3));
}
