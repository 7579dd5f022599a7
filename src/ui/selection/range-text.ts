import type { ColumnKind } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { formatValue } from "#ui/columns/format-value.ts";

/** One end of a range as it is typed: empty is open. */
export function endOf(text: string, kind: ColumnKind): { value: number | null; error: string | null } {
  const typed = text.trim();
  if (typed === "") return { value: null, error: null };
  if (kind === "datetime") {
    const iso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/.test(typed);
    const ms = iso ? Date.parse(`${typed.replace(" ", "T")}${typed.length > 10 ? "Z" : ""}`) : Number.NaN;
    return Number.isNaN(ms)
      ? { value: null, error: "Type a date as 2024-01-31" }
      : { value: ms, error: null };
  }
  const value = Number(typed.replace(/^−/, "-"));
  return Number.isFinite(value) ? { value, error: null } : { value: null, error: "Type a number" };
}

export function rangeWords(
  { name, kind }: Pick<ColumnSummary, "name" | "kind">,
  min: number | null,
  max: number | null,
): string {
  if (min === null) return `${name} up to ${formatValue(max ?? 0, kind)}`;
  if (max === null) return `${name} from ${formatValue(min, kind)}`;
  return `${name} ${formatValue(min, kind)} to ${formatValue(max, kind)}`;
}
