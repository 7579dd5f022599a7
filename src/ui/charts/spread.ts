/** Positions at least `gap` apart inside [low, high], each as near to where it wants to be as that allows. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let floor = low - gap;
  for (const index of order) {
    const at = Math.max(placed[index] ?? 0, floor + gap);
    placed[index] = at;
    floor = at;
  }
  let ceiling = high + gap;
  for (const index of order.reverse()) {
    const at = Math.min(placed[index] ?? 0, ceiling - gap);
    placed[index] = at;
    ceiling = at;
  }
  return placed;
}
