/**
 * First and second derivatives of the log loss of several classes by the raw output of class `k`.
 * @param y class of each row
 * @param weights of rows, or null for all 1; both derivatives are multiplied by them
 * @param shares probabilities as `softmaxRows` leaves them, class after class
 */
export function softmaxDerivatives(
  y: Float64Array,
  weights: Float64Array | null,
  shares: Float64Array,
  k: number,
  gradients: Float32Array,
  hessians: Float32Array,
): void {
  const first = k * y.length;
  for (let row = 0; row < y.length; row++) {
    const weight = weights === null ? 1 : weights[row]!;
    const p = shares[first + row]!;
    gradients[row] = weight * (p - (y[row] === k ? 1 : 0));
    hessians[row] = weight * p * (1 - p);
  }
}
