/** Places in what a search finds: how good the best split is, its feature, its threshold, how many rows go left, and the greatest key of these. */
export const PROXY = 0;
export const FEATURE = 1;
export const THRESHOLD = 2;
export const N_LEFT = 3;
export const LAST_KEY = 4;
export const N_FOUND = 5;

/**
 * Gini's impurity of both parts by their weights, with its sign turned, in scikit-learn's order of operations.
 * @param sums weights of the node's classes, then those of the left part
 */
export function proxyOf(sums: Float64Array, nClasses: number): number {
  let left = 0;
  let right = 0;
  let squaresLeft = 0;
  let squaresRight = 0;
  for (let k = 0; k < nClasses; k++) {
    const onLeft = sums[nClasses + k]!;
    const onRight = sums[k]! - onLeft;
    left += onLeft;
    right += onRight;
    squaresLeft += onLeft * onLeft;
    squaresRight += onRight * onRight;
  }
  const impurityLeft = 1 - squaresLeft / (left * left);
  const impurityRight = 1 - squaresRight / (right * right);
  return -right * impurityRight - left * impurityLeft;
}
