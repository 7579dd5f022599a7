export interface CellPlace {
  /** Row of what is shown, from 0; -1 is the header. */
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly nRows: number;
  readonly nColumns: number;
  /** Rows that fit in view. */
  readonly page: number;
}

/** Where a key of the ARIA grid pattern leads; null for keys that are not the grid's. */
export function moveByKey(from: CellPlace, key: string, command: boolean, size: GridSize): CellPlace | null {
  const lastRow = size.nRows - 1;
  const lastColumn = size.nColumns - 1;
  const to = (row: number, column: number): CellPlace => ({
    row: Math.max(-1, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (key) {
    case "ArrowUp":
      return to(command ? 0 : from.row - 1, from.column);
    case "ArrowDown":
      return to(command ? lastRow : from.row + 1, from.column);
    case "ArrowLeft":
      return to(from.row, command ? 0 : from.column - 1);
    case "ArrowRight":
      return to(from.row, command ? lastColumn : from.column + 1);
    case "PageUp":
      return to(Math.max(from.row === -1 ? -1 : 0, from.row - size.page), from.column);
    case "PageDown":
      return to(from.row + size.page, from.column);
    case "Home":
      return to(command ? 0 : from.row, 0);
    case "End":
      return to(command ? lastRow : from.row, lastColumn);
    default:
      return null;
  }
}
