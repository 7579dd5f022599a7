/**
 * Long tables are taller than any element may be (Chromium ends at 33.5 M px, Firefox near 17.9 M), so the scrolled
 * element is capped and its scroll position is stretched over the true height. "Virtual" pixels are the table's own;
 * "physical" ones are what the browser scrolls.
 */
export interface GridScroll {
  readonly rowHeight: number;
  readonly nRows: number;
  /** Height in px of the part that shows rows. */
  readonly viewport: number;
}

export const maxPhysicalHeight = 12_000_000;

function virtualHeight({ nRows, rowHeight }: GridScroll): number {
  return nRows * rowHeight;
}

export function physicalHeight(grid: GridScroll): number {
  return Math.min(virtualHeight(grid), maxPhysicalHeight);
}

export function isScaled(grid: GridScroll): boolean {
  return virtualHeight(grid) > maxPhysicalHeight;
}

/** Rows that fit whole; at least one. */
export function rowsPerPage({ viewport, rowHeight }: GridScroll): number {
  return Math.max(1, Math.floor(viewport / rowHeight));
}

export function clampTop(grid: GridScroll, top: number): number {
  return Math.max(0, Math.min(top, Math.max(0, virtualHeight(grid) - grid.viewport)));
}

/** Where the table is, when the browser says it scrolled to `scrollTop`. */
export function toVirtual(grid: GridScroll, scrollTop: number): number {
  return clampTop(grid, scrollTop * stretch(grid));
}

/** Where to put the browser's scroll position, to show the table from virtual pixel `top`. */
export function toPhysical(grid: GridScroll, top: number): number {
  return clampTop(grid, top) / stretch(grid);
}

/** The least move that brings a row fully into view. */
export function topToReveal(grid: GridScroll, top: number, row: number): number {
  const start = row * grid.rowHeight;
  const end = start + grid.rowHeight;
  if (start < top) return clampTop(grid, start);
  if (end > top + grid.viewport) return clampTop(grid, end - grid.viewport);
  return top;
}

/** Rows [first, last) that touch the viewport, with `spare` more on either side. */
export function visibleRows(
  grid: GridScroll,
  top: number,
  spare: number,
): readonly [first: number, last: number] {
  const first = Math.max(0, Math.floor(top / grid.rowHeight) - spare);
  const last = Math.min(grid.nRows, Math.ceil((top + grid.viewport) / grid.rowHeight) + spare);
  return [first, Math.max(first, last)];
}

function stretch(grid: GridScroll): number {
  const physical = physicalHeight(grid) - grid.viewport;
  const virtual = virtualHeight(grid) - grid.viewport;
  return physical > 0 && virtual > physical ? virtual / physical : 1;
}
