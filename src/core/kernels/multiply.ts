/**
 * Adds the product of two matrices to a third, c += a · b, in float32: every cell takes its products one after the other, in
 * the order of `inner`, each rounded before it is added. So no cut into tiles changes a bit.
 * @param a cell (i, k) at i · aRow + k · aInner: also a matrix that lies on its side
 * @param b row-major [inner, columns]
 * @param c row-major [rows, columns]
 */
export function multiply(
  a: Float32Array,
  aRow: number,
  aInner: number,
  b: Float32Array,
  c: Float32Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) {
    const out = i * columns;
    for (let k = 0; k < inner; k++) {
      const factor = a[i * aRow + k * aInner]!;
      const from = k * columns;
      for (let j = 0; j < columns; j++)
        c[out + j] = Math.fround(c[out + j]! + Math.fround(factor * b[from + j]!));
    }
  }
}
