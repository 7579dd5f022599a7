/**
 * The rising sequence that is nearest by weighted squares: pool adjacent violators (Ayer et al. 1955,
 * doi:10.1214/aoms/1177728423; as scikit-learn's IsotonicRegression).
 * @param weights ≥ 0; a value of weight 0 goes with its neighbours
 */
export function isotonic(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { sum: number; weight: number; n: number }[] = [];
  for (const [i, value] of values.entries()) {
    // Never quite nothing, or the mean of a block without rows would not be a number.
    const weight = Math.max(weights[i]!, 1e-12);
    let block = { sum: value * weight, weight, n: 1 };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.sum / last.weight <= block.sum / block.weight) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, n: last.n + block.n };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, weight, n }) => Array.from({ length: n }, () => sum / weight));
}
