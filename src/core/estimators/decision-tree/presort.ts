/**
 * The rows in ascending order of each feature, equal values by row number, NaN last: feature j's rows are
 * entries [j · rows.length, (j + 1) · rows.length). Radix sort on the bits of the float32 values.
 */
export function presort(
  X: Float32Array,
  nRows: number,
  nFeatures: number,
  rows: Int32Array,
): Int32Array<ArrayBuffer> {
  const m = rows.length;
  const orders = new Int32Array(nFeatures * m);
  const keys = new Uint32Array(nRows);
  const held = new Int32Array(m);
  const bits = new Uint32Array(X.buffer, X.byteOffset, X.length);
  for (let j = 0; j < nFeatures; j++) {
    const order = orders.subarray(j * m, (j + 1) * m);
    order.set(rows);
    for (let i = 0; i < m; i++) keys[rows[i]!] = sortKey(bits[j * nRows + rows[i]!]!);
    sortPass(keys, order, held, 0);
    sortPass(keys, held, order, 11);
    sortPass(keys, order, held, 22);
    order.set(held);
  }
  return orders;
}

/** Unsigned integers in the order of the floats; -0 equals 0, and every NaN is one value above all. */
function sortKey(bits: number): number {
  if ((bits & 0x7fffffff) > 0x7f800000) return 0xffffffff;
  if (bits === 0x80000000) return 0x80000000;
  return (bits & 0x80000000 ? ~bits : bits | 0x80000000) >>> 0;
}

/** One stable counting pass over 11 bits (10 at the top). */
function sortPass(keys: Uint32Array, from: Int32Array, to: Int32Array, shift: number): void {
  const starts = new Int32Array(2049);
  for (let i = 0; i < from.length; i++) starts[((keys[from[i]!]! >>> shift) & 2047) + 1]! += 1;
  for (let digit = 0; digit < 2048; digit++) starts[digit + 1]! += starts[digit]!;
  for (let i = 0; i < from.length; i++) {
    const row = from[i]!;
    const digit = (keys[row]! >>> shift) & 2047;
    to[starts[digit]!] = row;
    starts[digit]! += 1;
  }
}
