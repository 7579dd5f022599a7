/** Adds columns to row-major numbers: raw[row · nColumns + k] grows by columns[k · n + row]. */
export function addColumns(columns: Float64Array, nColumns: number, n: number, raw: Float64Array): void {
  for (let row = 0; row < n; row++)
    for (let k = 0; k < nColumns; k++) raw[row * nColumns + k]! += columns[k * n + row]!;
}
