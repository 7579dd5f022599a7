import type { ColumnKind } from "#core/frame/column.ts";
import { formatDate, formatNumber, minus } from "#ui/format/numbers.ts";

/** A value of a column: years and other short whole numbers stay ungrouped ("2007"), dates are dates. */
export function formatValue(value: number, kind: ColumnKind, digits = 4): string {
  if (kind === "datetime") return formatDate(value);
  if (Number.isInteger(value) && Math.abs(value) < 10_000) return String(value).replace("-", minus);
  const text = formatNumber(value, digits);
  // A middle between two such numbers is written as they are: 3688, beside 4050.
  return Math.abs(value) < 10_000 ? text.replace(",", "") : text;
}
