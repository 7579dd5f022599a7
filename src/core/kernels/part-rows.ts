/**
 * Moves the rows of a node whose key is at most `last` before the others, with their answers and weights. A row that goes
 * right changes places with the last one that was not looked at yet.
 * @param keys of the row at a place: keys[first + rows[place]]
 * @param codes, y one of both is empty
 */
export function partRows(
  keys: Int32Array,
  first: number,
  last: number,
  rows: Int32Array,
  codes: Int32Array,
  y: Float64Array,
  weights: Float64Array | null,
  start: number,
  end: number,
): void {
  const ofClasses = codes.length > 0;
  for (let i = start, after = end; i < after; ) {
    const row = rows[i]!;
    if (keys[first + row]! <= last) {
      i++;
      continue;
    }
    after--;
    rows[i] = rows[after]!;
    rows[after] = row;
    if (ofClasses) swap(codes, i, after);
    else swap(y, i, after);
    if (weights !== null) swap(weights, i, after);
  }
}

function swap(array: Int32Array | Float64Array, i: number, j: number): void {
  const held = array[i]!;
  array[i] = array[j]!;
  array[j] = held;
}

/**
 * Copies the keys of the rows at [start, end), feature by feature; from then on rows are known by their places in the copy.
 * @param keys of feature j of row r at j · stride + r
 * @param block of feature j of the i-th row at j · (end - start) + i
 */
export function copyKeys(
  keys: Int32Array,
  stride: number,
  nFeatures: number,
  rows: Int32Array,
  start: number,
  end: number,
  block: Int32Array,
): void {
  const n = end - start;
  for (let j = 0; j < nFeatures; j++)
    for (let i = 0; i < n; i++) block[j * n + i] = keys[j * stride + rows[start + i]!]!;
  for (let i = 0; i < n; i++) rows[start + i] = i;
}
