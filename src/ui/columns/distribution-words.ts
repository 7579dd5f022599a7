import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Distribution } from "#state/studio-state.ts";
import { formatValue } from "./format-value.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { classFinding, shareFinding } from "./share-words.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatDate, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";

/** The finding of a column's figure: how the positive class varies along it, or else how its values lie. */
export function distributionFinding(
  distribution: Distribution,
  summary: ColumnSummary,
  target: string | null,
  positive: string | null,
): string {
  if (distribution.column === target) return targetFinding(distribution, summary, positive);
  return (
    shareFinding(distribution, positive) ?? classFinding(distribution) ?? plainFinding(distribution, summary)
  );
}

/** "age 20 to 24", "sex is female" */
export function binWords({ column, kind, edges, labels }: Distribution, bin: number): string {
  if (!edges) return `${column} is ${labels?.[bin] ?? ""}`;
  return `${column} ${formatValue(edges[bin] ?? 0, kind)} to ${formatValue(edges[bin + 1] ?? 0, kind)}`;
}

export function distributionSentences(
  distribution: Distribution,
  summary: ColumnSummary,
  target: string | null,
): readonly string[] {
  const { missing, groups, otherLevels } = distribution;
  const column = isolate(distribution.column);
  const present = summary.nRows - missing;
  const first = `Rows by ${column}${groups.length > 1 && distribution.column !== target ? `, coloured by ${isolate(target ?? "")}` : ""}: ${extent(summary, present)}`;
  const gone =
    missing === 0
      ? "No value is missing."
      : `${plural(missing, "row")} (${formatPercent(missing / Math.max(1, summary.nRows))}) ${missing === 1 ? "is" : "are"} missing and not drawn.`;
  const others = otherLevels === 0 ? "" : ` “other” gathers ${plural(otherLevels, "rarer level")}.`;
  return [first, `${gone}${others} n = ${formatCount(present)}.`];
}

export function distributionTable(distribution: Distribution): TwinTable {
  const { column, edges, labels, groups, kind } = distribution;
  const classes = groups.map(({ label }, index) =>
    groups.length === 1 ? "rows" : label || `class ${index + 1}`,
  );
  if (edges) {
    const value = (edge: number) => (kind === "datetime" ? new Date(edge).toISOString().slice(0, 10) : edge);
    const rows = edges
      .slice(0, -1)
      .map((from, bin) => [
        value(from),
        value(edges[bin + 1] ?? from),
        ...groups.map(({ counts }) => counts[bin] ?? 0),
      ]);
    return { columns: [`${column} from`, "to", ...classes], rows };
  }
  const rows = (labels ?? []).map((label, level) => [
    label,
    ...groups.map(({ counts }) => counts[level] ?? 0),
  ]);
  return { columns: [column, ...classes], rows };
}

function targetFinding(
  distribution: Distribution,
  { top, nRows, missing, range, kind }: ColumnSummary,
  positive: string | null,
): string {
  const column = isolate(distribution.column);
  const present = Math.max(1, nRows - missing);
  const spoken = top.find(({ value }) => value === positive) ?? top[0];
  if (spoken) return `${formatPercent(spoken.count / present)} of ${column} is ${isolate(spoken.value)}`;
  return range ? medianWords(column, range.median, kind, "is") : `${column} has no values`;
}

/** How the values of a column lie, whatever is to be predicted. */
export function plainFinding(distribution: Distribution, summary: ColumnSummary): string {
  const { labels } = distribution;
  const column = isolate(distribution.column);
  const { range, top, distinct, nRows, missing, kind } = summary;
  if (range && kind === "datetime")
    return `${column} runs from ${formatDate(range.min)} to ${formatDate(range.max)}`;
  if (range) {
    const skew = range.std > 0 ? (range.mean - range.median) / range.std : 0;
    const tail = skew > 0.25 ? ", with a long tail above" : skew < -0.25 ? ", with a long tail below" : "";
    return `${medianWords(column, range.median, kind, "lies")}${tail}`;
  }
  const most = top[0];
  if (!most || labels === null) return `${column} has ${plural(distinct, "different value")}`;
  return `${formatPercent(most.count / Math.max(1, nRows - missing))} of ${column} is ${isolate(most.value)}`;
}

/** Of whole numbers many rows may be the median itself, so that less than half lies under it. */
function medianWords(column: string, median: number, kind: ColumnSummary["kind"], verb: string): string {
  const value = formatValue(median, kind);
  return kind === "integer"
    ? `The middle value of ${column} is ${value}`
    : `Half of ${column} ${verb} under ${value}`;
}

function extent(summary: ColumnSummary, present: number): string {
  const { range, top, distinct, kind } = summary;
  if (range && kind === "datetime")
    return `from ${formatDate(range.min)} to ${formatDate(range.max)}, the middle row at ${formatDate(range.median)}.`;
  if (range)
    return `from ${formatValue(range.min, kind)} to ${formatValue(range.max, kind)}, median ${formatValue(range.median, kind)}, mean ${formatNumber(range.mean)}.`;
  const most = top[0];
  if (!most) return `${plural(distinct, "different value")}.`;
  return `${plural(distinct, "level")}, the most common ${isolate(most.value)} (${formatPercent(most.count / Math.max(1, present))}).`;
}
