/**
 * Sorts values[start … end) ascending and carries `rows` along: introsort (Musser 1997, doi:10.1002/(SICI)1097-024X(199708)27:8<983::AID-SPE117>3.0.CO;2-#)
 * with the median of three and a partition in three parts (Bentley and McIlroy 1993, doi:10.1002/spe.4380231105).
 *
 * It is not stable, and where it leaves rows of equal value is part of its contract: sums of floats depend on the
 * order of the rows, and a tree equal to scikit-learn's needs scikit-learn's order. No NaN.
 */
export function sortTogether(values: Float32Array, rows: Int32Array, start: number, end: number): void {
  if (end - start > 1) introsort(values, rows, start, end, 2 * (31 - Math.clz32(end - start)));
}

function introsort(values: Float32Array, rows: Int32Array, start: number, end: number, depth: number): void {
  let from = start;
  for (let left = depth; end - from > 1; left--) {
    if (left <= 0) return heapsort(values, rows, from, end);
    const pivot = median3(values[from]!, values[from + ((end - from) >> 1)]!, values[end - 1]!);
    // [from, low) is below the pivot, [low, at) equal to it, [high, end) above.
    let low = from;
    let at = from;
    let high = end;
    while (at < high) {
      const value = values[at]!;
      if (value < pivot) {
        const row = rows[at]!;
        values[at] = values[low]!;
        rows[at] = rows[low]!;
        values[low] = value;
        rows[low] = row;
        at++;
        low++;
      } else if (value > pivot) {
        high--;
        const row = rows[at]!;
        values[at] = values[high]!;
        rows[at] = rows[high]!;
        values[high] = value;
        rows[high] = row;
      } else at++;
    }
    if (low - from > 1) introsort(values, rows, from, low, left - 1);
    from = high;
  }
}

function median3(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return b < c ? (a < c ? a : c) : b;
}

function swap(values: Float32Array, rows: Int32Array, i: number, j: number): void {
  const value = values[i]!;
  const row = rows[i]!;
  values[i] = values[j]!;
  rows[i] = rows[j]!;
  values[j] = value;
  rows[j] = row;
}

function heapsort(values: Float32Array, rows: Int32Array, start: number, end: number): void {
  const n = end - start;
  for (let root = (n - 2) >> 1; root >= 0; root--) siftDown(values, rows, start, root, n);
  for (let last = n - 1; last > 0; last--) {
    swap(values, rows, start, start + last);
    siftDown(values, rows, start, 0, last);
  }
}

/** Lets the root sink until no child is larger; on equal children the left one rises. */
function siftDown(values: Float32Array, rows: Int32Array, start: number, from: number, n: number): void {
  for (let root = from; ; ) {
    const child = 2 * root + 1;
    let largest = root;
    if (child < n && values[start + largest]! < values[start + child]!) largest = child;
    if (child + 1 < n && values[start + largest]! < values[start + child + 1]!) largest = child + 1;
    if (largest === root) return;
    swap(values, rows, start + root, start + largest);
    root = largest;
  }
}
