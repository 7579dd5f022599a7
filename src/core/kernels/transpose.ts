/** @param from row-major [rows, columns] @param to row-major [columns, rows] */
export function transpose(from: Float32Array, to: Float32Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) to[j * rows + i] = from[i * columns + j]!;
}
