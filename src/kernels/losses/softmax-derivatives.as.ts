/** See core/kernels/softmax-derivatives.ts. Two rows at a time; what is read past an odd last one is left out. */
export function softmaxDerivatives(
  y: usize,
  weights: usize,
  n: u32,
  shares: usize,
  k: f64,
  gradients: usize,
  hessians: usize,
): void {
  const one = f64x2.splat(1);
  const own = f64x2.splat(k);
  const column = shares + ((<usize>k * <usize>n) << 3);
  for (let row: usize = 0; row < <usize>n; row += 2) {
    const p = v128.load(column + (row << 3));
    const isOwn = f64x2.eq(v128.load(y + (row << 3)), own);
    let gradient = f64x2.sub(p, v128.and(isOwn, one));
    let weighted = p;
    if (weights) {
      const weight = v128.load(weights + (row << 3));
      gradient = f64x2.mul(weight, gradient);
      weighted = f64x2.mul(weight, p);
    }
    const toGradient = f32x4.demote_f64x2_zero(gradient);
    const toHessian = f32x4.demote_f64x2_zero(f64x2.mul(weighted, f64x2.sub(one, p)));
    if (row + 1 < <usize>n) {
      v128.store64_lane(gradients + (row << 2), toGradient, 0);
      v128.store64_lane(hessians + (row << 2), toHessian, 0);
    } else {
      store<f32>(gradients + (row << 2), f32x4.extract_lane(toGradient, 0));
      store<f32>(hessians + (row << 2), f32x4.extract_lane(toHessian, 0));
    }
  }
}
