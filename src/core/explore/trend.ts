import type { Trend } from "#core/explore/chart-data.ts";
import { tQuantile95 } from "#core/evaluate/student-t.ts";
import { pow } from "#core/shared/math.ts";

const steps = 24;
/** Fewer rows make a line of any two dots. */
const leastRows = 10;

/** Sums of one colour's rows, from which its line follows. */
export interface LineSums {
  n: number;
  x: number;
  y: number;
  xx: number;
  yy: number;
  xy: number;
  min: number;
  max: number;
}

export function noSums(): LineSums {
  const [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0, min, max };
}

/** Welford's update: dates in milliseconds lie far from zero. `x` and `y` hold the means. */
export function addToSums(sums: LineSums, x: number, y: number): void {
  sums.n++;
  const [dx, dy] = [x - sums.x, y - sums.y];
  sums.x += dx / sums.n;
  sums.y += dy / sums.n;
  sums.xx += dx * (x - sums.x);
  sums.yy += dy * (y - sums.y);
  sums.xy += dx * (y - sums.y);
  if (x < sums.min) sums.min = x;
  if (x > sums.max) sums.max = x;
}

/** Pearson's r; null where one does not vary. */
export function correlationOfSums({ n, xx, yy, xy }: LineSums): number | null {
  if (n < 2 || !(xx > 0) || !(yy > 0)) return null;
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

/**
 * The least squares line with the 95 % band of its mean, t × s × √(1/n + (x - x̄)² / Sxx). Null under ten rows, or
 * where x does not vary.
 */
export function trendOf(sums: LineSums, xLog: boolean, yLog: boolean): Trend | null {
  const { n, x, y, xx, yy, xy, min, max } = sums;
  if (n < leastRows || !(xx > 0)) return null;
  const slope = xy / xx;
  const t = tQuantile95(n - 2);
  const s = Math.sqrt(Math.max(0, yy - slope * xy) / (n - 2));
  const half = (t * s) / Math.sqrt(xx);
  const back = (value: number, isLog: boolean) => (isLog ? pow(10, value) : value);
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const at = min + ((max - min) * i) / steps;
    const middle = y + slope * (at - x);
    const band = t * s * Math.sqrt(1 / n + ((at - x) * (at - x)) / xx);
    return {
      x: back(at, xLog),
      y: back(middle, yLog),
      low: back(middle - band, yLog),
      high: back(middle + band, yLog),
    };
  });
  return { n, slope, slopeLow: slope - half, slopeHigh: slope + half, points };
}
