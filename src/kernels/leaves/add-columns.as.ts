/** Rows at a time: what is read of a column is a few lines of the cache, and what is written stays near. */
const AT_ONCE: usize = 32;

/** See core/kernels/add-columns.ts. */
export function addColumns(columns: usize, nColumns: u32, n: u32, raw: usize): void {
  const bytes = (<usize>nColumns) << 3;
  for (let from: usize = 0; from < <usize>n; from += AT_ONCE) {
    const end = min(from + AT_ONCE, <usize>n);
    for (let k: usize = 0; k < <usize>nColumns; k++) {
      const column = columns + ((k * <usize>n) << 3);
      let at = raw + from * bytes + (k << 3);
      for (let row = from; row < end; row++, at += bytes) {
        store<f64>(at, load<f64>(at) + load<f64>(column + (row << 3)));
      }
    }
  }
}
