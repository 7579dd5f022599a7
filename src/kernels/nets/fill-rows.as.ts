/** See core/kernels/fill-rows.ts. */
export function fillRows(row: usize, to: usize, rows: u32, columns: u32): void {
  const bytes: usize = (<usize>columns) << 2;
  for (let i: u32 = 0; i < rows; i++) {
    memory.copy(to, row, bytes);
    to += bytes;
  }
}
