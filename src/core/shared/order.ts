/** By UTF-16 code unit: the same order in every engine and locale, as JavaScript compares strings itself. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Labels as a reader expects them: by value when all are numbers, else by code unit. */
export function sortLabels(labels: readonly string[]): string[] {
  return labelOrder(labels).map((i) => labels[i]!);
}

/** The places of `labels` in the order of `sortLabels`; equal labels stand together. */
export function labelOrder(labels: readonly string[]): number[] {
  const order = labels.map((_, i) => i);
  if (!labels.every((label) => number.test(label))) {
    return order.sort((a, b) => compareText(labels[a]!, labels[b]!));
  }
  // Each is parsed once, not at every comparison: a wide table has a million of them.
  const values = Float64Array.from(labels, Number);
  return order.sort((a, b) => values[a]! - values[b]! || compareText(labels[a]!, labels[b]!));
}
