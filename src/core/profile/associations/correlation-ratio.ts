import type { Dictionary } from "#core/frame/column.ts";

/**
 * The correlation ratio η of a number by a category (Fisher, 1925): the square root of the share of the number's
 * variance that lies between the categories' means. In [0, 1], over the rows that have both; null where the number
 * does not vary or there are fewer than two categories. With many small categories it is large by chance alone.
 */
export function correlationRatio(
  values: Float64Array | Float32Array,
  { codes, categories }: Dictionary,
  rows: Int32Array | null = null,
): number | null {
  const counts = new Float64Array(categories.length);
  const means = new Float64Array(categories.length);
  let n = 0;
  let mean = 0;
  let total = 0;
  const size = rows === null ? codes.length : rows.length;
  for (let i = 0; i < size; i++) {
    const row = rows === null ? i : rows[i]!;
    const [value, code] = [values[row]!, codes[row]!];
    if (code === -1 || value !== value) continue;
    const d = value - mean;
    mean += d / ++n;
    total += d * (value - mean);
    means[code]! += (value - means[code]!) / ++counts[code]!;
  }
  let between = 0;
  let used = 0;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    used++;
    between += counts[code]! * (means[code]! - mean) * (means[code]! - mean);
  }
  if (used < 2 || !(total > 0)) return null;
  return Math.sqrt(Math.min(1, between / total));
}
