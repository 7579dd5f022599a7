/** Shades from low to high. */
const steps = 8;

/** The colour of a value between the lowest (0) and the highest (1) of its column; null is missing, or has no order. */
export function shadeColor(share: number | null): string {
  if (share === null) return "var(--c0)";
  const step = Math.round(Math.min(1, Math.max(0, share)) * steps);
  return `color-mix(in oklab, var(--c1) ${Math.round((100 * step) / steps)}%, var(--c4))`;
}

/** Where each value lies among the others, by rank, 0 … 1: far values do not make all others alike. NaN gives null. */
export function sharesOf(values: readonly number[]): readonly (number | null)[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  for (const [rank, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, rank);
    last.set(value, rank);
  }
  const most = Math.max(1, sorted.length - 1);
  return values.map((value) =>
    Number.isNaN(value) ? null : ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2 / most,
  );
}

export interface ShadedDot {
  readonly x: number;
  readonly y: number;
  readonly share: number | null;
}

/** Dots of one colour as one path of round caps, px, so that thousands are a few shapes. */
export function dotPaths(
  dots: readonly ShadedDot[],
): readonly { readonly color: string; readonly path: string }[] {
  const paths = new Map<string, string>();
  const px = (value: number) => Math.round(value * 10) / 10;
  for (const { x, y, share } of dots) {
    const color = shadeColor(share);
    paths.set(color, `${paths.get(color) ?? ""}M${px(x)} ${px(y)}h0`);
  }
  return [...paths].map(([color, path]) => ({ color, path }));
}
