/**
 * Holm's adjusted p-values: where one below `alpha` is called a finding, the chance of any false one among them all is
 * at most `alpha`. @see Holm (1979), https://www.jstor.org/stable/4615733
 */
export function holm(p: readonly number[]): number[] {
  const order = Array.from(p.keys()).sort((a, b) => p[a]! - p[b]! || a - b);
  const adjusted = p.map(() => 1);
  let most = 0;
  for (const [place, index] of order.entries()) {
    most = Math.max(most, Math.min(1, p[index]! * (p.length - place)));
    adjusted[index] = most;
  }
  return adjusted;
}
