/** At most so many of these rows, spread evenly over them, in their order. */
export function evenly(rows: Int32Array, limit: number): Int32Array {
  const count = Math.min(limit, rows.length);
  return Int32Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]!);
}
