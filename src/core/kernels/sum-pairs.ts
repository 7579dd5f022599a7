/** sums[0] and sums[1] become the sums of both derivatives, in the order of the rows. */
export function sumPairs(pairs: Float32Array, start: number, end: number, sums: Float64Array): void {
  let gradient = 0;
  let hessian = 0;
  for (let i = start; i < end; i++) {
    gradient += pairs[2 * i]!;
    hessian += pairs[2 * i + 1]!;
  }
  sums[0] = gradient;
  sums[1] = hessian;
}
