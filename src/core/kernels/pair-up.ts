/**
 * Both derivatives of each row, in the order of the rows and side by side: pair i is that of rows[i]. So the loops over
 * features read them one after the other.
 */
export function pairUp(
  rows: Int32Array,
  start: number,
  end: number,
  gradients: Float32Array,
  hessians: Float32Array,
  pairs: Float32Array,
): void {
  for (let i = start; i < end; i++) {
    const row = rows[i]!;
    pairs[2 * i] = gradients[row]!;
    pairs[2 * i + 1] = hessians[row]!;
  }
}
