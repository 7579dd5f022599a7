/** The values that are not NaN, copied: the order statistics below reorder what they are given. */
export function presentValues(values: Float32Array): Float32Array {
  const present = new Float32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) present[n++] = value;
  }
  return present.subarray(0, n);
}

/** @param present no NaN, at least one */
export function extent(present: Float32Array): readonly [min: number, max: number] {
  let min = present[0]!;
  let max = min;
  for (let i = 1; i < present.length; i++) {
    const value = present[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

/**
 * Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan,
 * doi:10.1080/00031305.1996.10473566; numpy's default). In linear time; reorders `values`.
 * @param values  no NaN, at least one
 * @param q       in [0, 1]
 */
export function quantileInPlace(values: Float32Array, q: number): number {
  const position = q * (values.length - 1);
  const below = Math.floor(position);
  const low = selectInPlace(values, below);
  const fraction = position - below;
  if (fraction === 0) return low;
  // All after `below` are at least as great: the next order statistic is their minimum.
  let high = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < values.length; i++) if (values[i]! < high) high = values[i]!;
  return low + (high - low) * fraction;
}

/** The k-th least value (from 0), by Hoare's FIND with a median-of-three pivot (doi:10.1145/366622.366647). */
function selectInPlace(values: Float32Array, k: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left]!, values[(left + right) >>> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const held = values[i]!;
        values[i++] = values[j]!;
        values[j--] = held;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
