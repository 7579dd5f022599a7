/**
 * One step of Adam (doi:10.48550/arXiv.1412.6980) on a stretch of numbers, in float32, every operation rounded by itself.
 * Both moments are kept divided by (1 - β), which saves two products: first = β₁ · first + g, second = β₂ · second + g²,
 * w -= rate · first / (√second + epsilon).
 * @param decay how much of each weight is added to its gradient
 */
export function adamStep(
  weights: Float32Array,
  first: Float32Array,
  second: Float32Array,
  gradient: Float32Array,
  decay: number,
  beta1: number,
  beta2: number,
  rate: number,
  epsilon: number,
): void {
  const { fround } = Math;
  const [pull, b1, b2, pace, floor] = [
    fround(decay),
    fround(beta1),
    fround(beta2),
    fround(rate),
    fround(epsilon),
  ];
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    const g = fround(gradient[i]! + fround(w * pull));
    const mean = fround(fround(first[i]! * b1) + g);
    const square = fround(fround(second[i]! * b2) + fround(g * g));
    first[i] = mean;
    second[i] = square;
    weights[i] = fround(w - fround(fround(mean * pace) / fround(fround(Math.sqrt(square)) + floor)));
  }
}
