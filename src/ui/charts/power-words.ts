import { minus } from "#ui/format/numbers.ts";

/** The value of a decimal logarithm, as numbers are written everywhere: 1e−5, 3e−6, 1. */
export function power(log: number): string {
  const whole = Math.floor(log + 1e-9);
  const factor = Number((10 ** (log - whole)).toPrecision(2));
  return whole === 0 ? String(factor) : `${factor}e${String(whole).replace("-", minus)}`;
}
