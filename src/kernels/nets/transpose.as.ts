/** See core/kernels/transpose.ts. */
export function transpose(from: usize, to: usize, rows: u32, columns: u32): void {
  const step: usize = (<usize>rows) << 2;
  for (let i: usize = 0; i < <usize>rows; i++) {
    let out = to + (i << 2);
    for (let j: u32 = 0; j < columns; j++) {
      store<f32>(out, load<f32>(from));
      from += 4;
      out += step;
    }
  }
}
