/** By UTF-16 code unit: the same order in every engine and locale, as JavaScript compares strings itself. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code point, as Python compares strings: characters beyond U+FFFF come last. */
export function compareCodePoints(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return Number(isSurrogate(x)) - Number(isSurrogate(y)) || x - y;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Labels as a reader expects them: by value when all are numbers, else by code unit. */
export function sortLabels(labels: readonly string[]): string[] {
  return labelOrder(labels).map((i) => labels[i]!);
}

/** The places of `labels` in the order of `sortLabels`; equal labels stand together. */
export function labelOrder(labels: readonly string[]): number[] {
  if (!labels.every((label) => number.test(label))) {
    return labels.map((_, i) => i).sort((a, b) => compareText(labels[a]!, labels[b]!));
  }
  // Each is parsed once, not at every comparison: a wide table has a million of them.
  const values = new Float64Array(labels.length);
  for (let i = 0; i < values.length; i++) values[i] = Number(labels[i]);
  return numberOrder(labels, values);
}

/** As `labelOrder`, of labels that are all numbers. @param values what `Number` makes of each; none is NaN */
export function numberOrder(labels: readonly string[], values: Float64Array): number[] {
  const order = labels.map((_, i) => i);
  return (
    distinctOrder(values) ??
    order.sort((a, b) => values[a]! - values[b]! || compareText(labels[a]!, labels[b]!))
  );
}

/** The places of numbers in their order, by a sort that calls nothing back; null where two are equal. */
function distinctOrder(values: Float64Array): number[] | null {
  const sorted = values.slice().sort();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return null;
  const order = Array.from(values, () => 0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let from = 0;
    let to = sorted.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle]! < value) from = middle + 1;
      else to = middle;
    }
    order[from] = i;
  }
  return order;
}
