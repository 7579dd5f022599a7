import { formatNumber } from "#ui/format/numbers.ts";

/** Decades from the smallest alpha to where 0 stands. */
const ROOM_FOR_ZERO = 0.5;

/** Where alphas stand on a logarithmic axis: 0, which has no logarithm, a little left of the smallest. */
export function alphaPlace(alphas: readonly number[]) {
  const positive = alphas.filter((alpha) => alpha > 0).map(Math.log10);
  const [low, high] = [Math.min(0, ...positive), positive.length === 0 ? 1 : Math.max(...positive)];
  const least = positive.length === 0 ? low : Math.min(...positive);
  const zero = least - ROOM_FOR_ZERO;
  return {
    of: (alpha: number) => (alpha > 0 ? Math.log10(alpha) : zero),
    domain: [zero, high] as const,
    /** Of a place that the axis marks. */
    tick: (place: number) => (place < least - ROOM_FOR_ZERO / 2 ? "0" : alphaText(10 ** place)),
  };
}

export function alphaText(alpha: number): string {
  return formatNumber(alpha, 3);
}

/** Room above and below the values; NaN counts for nothing. */
export function spanOf(values: readonly number[]): readonly [number, number] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [0, 1];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - room, high + room];
}
