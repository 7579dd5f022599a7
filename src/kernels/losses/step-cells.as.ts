import { expOfTwo } from "./exp.as";

/** See core/kernels/step-cells.ts. Both derivatives of a cell are one vector. */
export function stepSquares(
  last: usize,
  update: usize,
  next: usize,
  sums: usize,
  residuals: usize,
  weights: usize,
  n: u32,
): void {
  for (let row: usize = 0; row < <usize>n; row++) {
    const own = residuals + (row << 3);
    const residual = load<f64>(own) + load<f64>(update + ((<usize>load<u16>(last + (row << 1))) << 3));
    store<f64>(own, residual);
    const pair = f64x2.replace_lane(f64x2.splat(1), 0, residual);
    add(sums + ((<usize>load<u16>(next + (row << 1))) << 4), weights + (row << 3), pair);
  }
}

/** See core/kernels/step-cells.ts. */
export function stepLogOdds(
  last: usize,
  update: usize,
  next: usize,
  sums: usize,
  raw: usize,
  weights: usize,
  n: u32,
  y: usize,
  sigmoids: usize,
): void {
  for (let row: usize = 0; row < <usize>n; row++) {
    const own = raw + (row << 3);
    const sum = load<f64>(own) + load<f64>(update + ((<usize>load<u16>(last + (row << 1))) << 3));
    store<f64>(own, sum);
    const place = min<f64>(max<f64>((sum + 16.0) * 128.0, 0.0), 4096.0);
    const low = <i32>place;
    const at = sigmoids + ((<usize>low) << 3);
    const from = load<f64>(at);
    const p = from + (place - <f64>low) * (load<f64>(at, 8) - from);
    const pair = f64x2.replace_lane(f64x2.splat(p * (1 - p)), 0, p - load<f64>(y + (row << 3)));
    add(sums + ((<usize>load<u16>(next + (row << 1))) << 4), weights + (row << 3), pair);
  }
}

/** See core/kernels/step-cells.ts. Two outputs at a time; what is read past an odd last one is left out. */
export function stepSoftmax(
  last: usize,
  update: usize,
  next: usize,
  sums: usize,
  raw: usize,
  weights: usize,
  n: u32,
  y: usize,
  nOutputs: u32,
  shares: usize,
): void {
  const bytes = (<usize>nOutputs) << 3;
  const lowest = f64x2.splat(-708);
  for (let row: usize = 0; row < <usize>n; row++) {
    const own = raw + row * bytes;
    const told = update + <usize>load<u16>(last + (row << 1)) * bytes;
    let top: f64 = -Infinity;
    for (let k: usize = 0; k < bytes; k += 8) {
      const sum = load<f64>(own + k) + load<f64>(told + k);
      store<f64>(own + k, sum);
      if (sum > top) top = sum;
    }
    if (load<f64>(weights + (row << 3)) == 0) continue;
    const highest = f64x2.splat(top);
    let total: f64 = 0;
    for (let k: usize = 0; k < bytes; k += 16) {
      const both = expOfTwo(f64x2.max(f64x2.sub(v128.load(own + k), highest), lowest));
      v128.store(shares + k, both);
      total += f64x2.extract_lane(both, 0);
      if (k + 8 < bytes) total += f64x2.extract_lane(both, 1);
    }
    let at = sums + <usize>load<u16>(next + (row << 1)) * (bytes << 1);
    const code = (<usize>load<f64>(y + (row << 3))) << 3;
    for (let k: usize = 0; k < bytes; k += 8) {
      const p = load<f64>(shares + k) / total;
      const gradient = k == code ? p - 1 : p;
      add(at, weights + (row << 3), f64x2.replace_lane(f64x2.splat(p * (1 - p)), 0, gradient));
      at += 16;
    }
  }
}

function add(at: usize, weight: usize, pair: v128): void {
  v128.store(at, f64x2.add(v128.load(at), f64x2.mul(v128.load64_splat(weight), pair)));
}
