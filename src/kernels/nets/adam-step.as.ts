/** See core/kernels/adam-step.ts. */
export function adamStep(
  weights: usize,
  first: usize,
  second: usize,
  gradient: usize,
  n: u32,
  decay: f32,
  beta1: f32,
  beta2: f32,
  rate: f32,
  epsilon: f32,
): void {
  const pull = f32x4.splat(decay);
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const pace = f32x4.splat(rate);
  const floor = f32x4.splat(epsilon);
  let i: usize = 0;
  const bytes = (<usize>n) << 2;
  for (; i + 16 <= bytes; i += 16) {
    const w = v128.load(weights + i);
    const g = f32x4.add(v128.load(gradient + i), f32x4.mul(w, pull));
    const mean = f32x4.add(f32x4.mul(v128.load(first + i), b1), g);
    const square = f32x4.add(f32x4.mul(v128.load(second + i), b2), f32x4.mul(g, g));
    v128.store(first + i, mean);
    v128.store(second + i, square);
    const move = f32x4.div(f32x4.mul(mean, pace), f32x4.add(f32x4.sqrt(square), floor));
    v128.store(weights + i, f32x4.sub(w, move));
  }
  for (; i < bytes; i += 4) {
    const w = load<f32>(weights + i);
    const g: f32 = load<f32>(gradient + i) + w * decay;
    const mean: f32 = load<f32>(first + i) * beta1 + g;
    const square: f32 = load<f32>(second + i) * beta2 + g * g;
    store<f32>(first + i, mean);
    store<f32>(second + i, square);
    store<f32>(weights + i, w - (mean * rate) / (sqrt<f32>(square) + epsilon));
  }
}
