/** Puts the same row into each of the first `rows` rows of a row-major matrix. */
export function fillRows(row: Float32Array, to: Float32Array, rows: number): void {
  for (let i = 0; i < rows; i++) to.set(row, i * row.length);
}
