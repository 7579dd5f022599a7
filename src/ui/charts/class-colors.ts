/**
 * One colour a class, the same in every figure: of two classes the negative is prussian and the positive sienna,
 * of several they go in order, and past seven all are grey. `weak` is the tint for areas behind a positive class.
 */
export function classColor(index: number, labels: readonly string[], positive: string | null): string {
  const label = labels[index];
  if (positive !== null && labels.length === 2) return label === positive ? "var(--c2)" : "var(--c1)";
  return index < 7 ? `var(--c${index + 1})` : "var(--c0)";
}

/** For bars, where prussian would be heavy: the negative class and ungrouped counts are a lighter blue. */
export function barColor(index: number, labels: readonly string[], positive: string | null): string {
  if (labels.length <= 1) return "var(--q4)";
  const color = classColor(index, labels, positive);
  return positive !== null && labels.length === 2 && color === "var(--c1)" ? "var(--q4)" : color;
}

/** Stacking order, bottom first: the positive class stands on the axis, where its height can be compared. */
export function stackOrder(labels: readonly string[], positive: string | null): readonly number[] {
  const order = labels.map((_, index) => index);
  if (positive === null || labels.length !== 2) return order;
  return order.sort((a, b) => Number(labels[b] === positive) - Number(labels[a] === positive));
}
