const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const INV_LN2: f64 = 1.4426950408889634;

/** e to the power of two numbers in [-708, 0], operation by operation as core/shared/math.ts does it. */
export function expOfTwo(x: v128): v128 {
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(INV_LN2)), f64x2.splat(0.5)));
  const a = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const b = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(a, b);
  const tail = f64x2.mul(f64x2.mul(r, r), expTail(r));
  const value = f64x2.add(f64x2.splat(1), f64x2.add(a, f64x2.sub(tail, b)));
  // 2 to the power of k, by its bits
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  const power = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
  return f64x2.mul(value, power);
}

function expTail(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = quarter(r, r2, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120);
  const middle = quarter(r, r2, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880);
  const high = quarter(r, r2, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800);
  return f64x2.add(low, f64x2.mul(r4, f64x2.add(middle, f64x2.mul(r4, high))));
}

/** a + r·b + r²·(c + r·d) */
function quarter(r: v128, r2: v128, a: f64, b: f64, c: f64, d: f64): v128 {
  const first = f64x2.add(f64x2.splat(a), f64x2.mul(r, f64x2.splat(b)));
  const second = f64x2.add(f64x2.splat(c), f64x2.mul(r, f64x2.splat(d)));
  return f64x2.add(first, f64x2.mul(r2, second));
}
