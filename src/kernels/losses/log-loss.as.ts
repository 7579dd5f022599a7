import { expOfTwo } from "./exp.as";

/** e^-|x| */
function small(x: v128): v128 {
  return expOfTwo(f64x2.neg(f64x2.pmin(f64x2.abs(x), f64x2.splat(708))));
}

/** See core/kernels/log-loss.ts. Two rows at a time: past an odd last row lies room that belongs to nothing. */
export function logLossDerivatives(
  y: usize,
  weights: usize,
  raw: usize,
  n: u32,
  gradients: usize,
  hessians: usize,
): void {
  const one = f64x2.splat(1);
  for (let i: usize = 0; i < <usize>n; i += 2) {
    const at = i << 3;
    const x = v128.load(raw + at);
    const e = small(x);
    const top = v128.bitselect(one, e, f64x2.ge(x, f64x2.splat(0)));
    const p = f64x2.div(top, f64x2.add(one, e));
    const weight = weights ? v128.load(weights + at) : one;
    const g = f64x2.mul(weight, f64x2.sub(p, v128.load(y + at)));
    const h = f64x2.mul(f64x2.mul(weight, p), f64x2.sub(one, p));
    v128.store64_lane(gradients + (i << 2), f32x4.demote_f64x2_zero(g), 0);
    v128.store64_lane(hessians + (i << 2), f32x4.demote_f64x2_zero(h), 0);
  }
}

/** See core/kernels/log-loss.ts. */
export function logLossSum(y: usize, weights: usize, raw: usize, n: u32): f64 {
  const stretch = ((n + 127) / 128) * 16;
  let sum: f64 = 0;
  for (let from: u32 = 0; from < n; from += stretch) {
    const at = (<usize>from) << 3;
    sum += logLossStretch(y + at, weights ? weights + at : 0, raw + at, min(stretch, n - from));
  }
  return sum;
}

/** Of one stretch, in the order of its rows. */
export function logLossStretch(y: usize, weights: usize, raw: usize, n: u32): f64 {
  let sum: f64 = 0;
  const zero = f64x2.splat(0);
  const half = f64x2.splat(0.5);
  const one = f64x2.splat(1);
  for (let i: usize = 0; i < <usize>n; i += 2) {
    const at = i << 3;
    const x = v128.load(raw + at);
    const against = v128.bitselect(f64x2.neg(x), x, f64x2.gt(v128.load(y + at), half));
    const loss = f64x2.add(f64x2.pmax(zero, against), log1pOfTwo(small(x)));
    const weight = weights ? v128.load(weights + at) : one;
    const both = f64x2.mul(weight, loss);
    sum += f64x2.extract_lane(both, 0);
    if (i + 1 < <usize>n) sum += f64x2.extract_lane(both, 1);
  }
  return sum;
}

/** ln(1 + e) of two numbers in [0, 1], as in core/kernels/log-loss.ts. */
function log1pOfTwo(e: v128): v128 {
  const s = f64x2.div(e, f64x2.add(f64x2.splat(2), e));
  const z = f64x2.mul(s, s);
  const z2 = f64x2.mul(z, z);
  let even = f64x2.splat(1.0 / 33);
  let odd = f64x2.splat(1.0 / 31);
  even = more(even, z2, 1.0 / 29);
  odd = more(odd, z2, 1.0 / 27);
  even = more(even, z2, 1.0 / 25);
  odd = more(odd, z2, 1.0 / 23);
  even = more(even, z2, 1.0 / 21);
  odd = more(odd, z2, 1.0 / 19);
  even = more(even, z2, 1.0 / 17);
  odd = more(odd, z2, 1.0 / 15);
  even = more(even, z2, 1.0 / 13);
  odd = more(odd, z2, 1.0 / 11);
  even = more(even, z2, 1.0 / 9);
  odd = more(odd, z2, 1.0 / 7);
  even = more(even, z2, 1.0 / 5);
  odd = more(odd, z2, 1.0 / 3);
  even = more(even, z2, 1);
  return f64x2.mul(f64x2.mul(f64x2.splat(2), s), f64x2.add(even, f64x2.mul(z, odd)));
}

function more(rest: v128, z2: v128, term: f64): v128 {
  return f64x2.add(f64x2.splat(term), f64x2.mul(z2, rest));
}
