/** See core/kernels/add-to-rows.ts. */
export function addToRows(
  rows: usize,
  start: u32,
  end: u32,
  value: f64,
  raw: usize,
  nOutputs: u32,
  output: u32,
): void {
  const first = raw + ((<usize>output) << 3);
  const stride = (<usize>nOutputs) << 3;
  for (let i: usize = start; i < <usize>end; i++) {
    const at = first + <usize>load<u32>(rows + (i << 2)) * stride;
    store<f64>(at, load<f64>(at) + value);
  }
}
