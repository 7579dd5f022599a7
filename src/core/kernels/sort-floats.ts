/** Numbers that `spare` holds beyond as many as there are values: counts of three digits of 11 bits. */
export const SORT_EXTRA = 3 * 2048;

/**
 * Sorts the first n values, rising; -0 before 0. What is missing (NaN) is left out: what lies past the values that are
 * counted is anything.
 * @param spare at least n + SORT_EXTRA numbers, used up
 * @returns how many values are not missing
 */
export function sortFloats(values: Float32Array, n: number, _spare: Int32Array): number {
  const sorted = values.subarray(0, n).sort(); // what is missing comes last
  let kept = n;
  while (kept > 0 && Number.isNaN(sorted[kept - 1])) kept--;
  return kept;
}
