import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";
import { formatValue } from "./format-value.ts";
import { kindWords } from "./kind-words.ts";

/** Kind, extent and middle of a column, each short enough for a header cell. */
export function columnFacts(column: ColumnSummary): readonly [kind: string, extent: string, middle: string] {
  const kind = kindWords[column.kind];
  const { range, top } = column;
  if (column.missing === column.nRows) return [kind, "no values", ""];
  if (range) {
    const shown = (value: number) => formatValue(value, column.kind);
    const middle = column.kind === "datetime" ? "" : `med. ${shown(range.median)}`;
    return [kind, `${shown(range.min)} – ${shown(range.max)}`, middle];
  }
  const most = top[0];
  const present = column.nRows - column.missing;
  return [kind, levelsWord(column), most ? `top ${formatPercent(most.count / present)}` : ""];
}

export function levelsWord({ distinct, distinctIsExact, kind }: ColumnSummary): string {
  const count = `${distinctIsExact ? "" : "over "}${formatCount(distinct)}`;
  if (kind === "text") return `${count} texts`;
  return distinct === 1 ? "1 level" : `${count} levels`;
}
