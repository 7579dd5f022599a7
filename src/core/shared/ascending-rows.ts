/** Sets of rows as typed arrays, ascending and each row once: of a million rows a Set takes a second to make. */

const none = new Int32Array(0);

/** The same rows as a set. Of rows that are one already nothing is copied. */
export function ascendingRows(rows: Int32Array): Int32Array {
  let isSet = true;
  for (let i = 1; i < rows.length && isSet; i++) isSet = rows[i - 1]! < rows[i]!;
  if (isSet) return rows;
  const sorted = rows.slice().sort();
  let n = 1;
  for (const row of sorted) if (row !== sorted[n - 1]) sorted[n++] = row;
  return sorted.slice(0, n);
}

/** @param rows a set; null is the empty one */
export function hasRow(rows: Int32Array | null, row: number): boolean {
  const all = rows ?? none;
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return all[low] === row;
}

/** @param a a set @param b a set */
export function rowsInBoth(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(Math.min(a.length, b.length));
  let n = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) both[n++] = a[i]!;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both.slice(0, n);
}

/** @param a a set @param b a set */
export function rowsInEither(a: Int32Array, b: Int32Array): Int32Array {
  const either = new Int32Array(a.length + b.length);
  let n = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const difference = (a[i] ?? Number.POSITIVE_INFINITY) - (b[j] ?? Number.POSITIVE_INFINITY);
    either[n++] = difference <= 0 ? a[i]! : b[j]!;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return either.slice(0, n);
}
