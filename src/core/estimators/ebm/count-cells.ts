/** Adds rows of each cell to `counts`. @param rows null for all */
export function countCells(cells: Uint16Array, rows: Int32Array | null, counts: Float64Array): void {
  const n = rows === null ? cells.length : rows.length;
  for (let i = 0; i < n; i++) counts[cells[rows === null ? i : rows[i]!]!]! += 1;
}
