/** By UTF-16 code unit: the same order in every engine and locale, as JavaScript compares strings itself. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Labels as a reader expects them: by value when all are numbers, else by code unit. */
export function sortLabels(labels: readonly string[]): string[] {
  const numeric = labels.every((label) => number.test(label));
  return [...labels].sort(numeric ? (a, b) => Number(a) - Number(b) || compareText(a, b) : compareText);
}
