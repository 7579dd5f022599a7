/** See core/kernels/pair-up.ts. */
export function pairUp(
  rows: usize,
  start: u32,
  end: u32,
  gradients: usize,
  hessians: usize,
  pairs: usize,
): void {
  for (let i: usize = start; i < <usize>end; i++) {
    const at = (<usize>load<u32>(rows + (i << 2))) << 2;
    const pair = pairs + (i << 3);
    store<f32>(pair, load<f32>(gradients + at));
    store<f32>(pair, load<f32>(hessians + at), 4);
  }
}
