import { expOfTwo } from "./exp.as";

/** See core/kernels/softmax-rows.ts. Two outputs at a time; what is read past an odd last one is left out. */
export function softmaxRows(raw: usize, nOutputs: u32, n: u32, shares: usize, tops: usize): void {
  const bytes = (<usize>nOutputs) << 3;
  const lowest = f64x2.splat(-708);
  for (let row: usize = 0; row < <usize>n; row++) {
    const from = raw + row * bytes;
    const to = shares + (row << 3);
    let top = load<f64>(from);
    for (let k: usize = 8; k < bytes; k += 8) top = max(top, load<f64>(from + k));
    const highest = f64x2.splat(top);
    let sum: f64 = 0;
    for (let k: usize = 0; k < bytes; k += 16) {
      const both = expOfTwo(f64x2.max(f64x2.sub(v128.load(from + k), highest), lowest));
      sum += f64x2.extract_lane(both, 0);
      if (k + 8 < bytes) {
        sum += f64x2.extract_lane(both, 1);
        store<f64>(to + (k + 8) * <usize>n, f64x2.extract_lane(both, 1));
      }
      store<f64>(to + k * <usize>n, f64x2.extract_lane(both, 0));
    }
    for (let k: usize = 0; k < bytes; k += 8) {
      const at = to + k * <usize>n;
      store<f64>(at, load<f64>(at) / sum);
    }
    store<f64>(tops + (row << 4), top);
    store<f64>(tops + (row << 4), sum, 8);
  }
}
