import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Distribution } from "#state/studio-state.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { formatCount, formatDate, formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";

/** Groups under this many rows make no finding. */
const least = 25;

interface Group {
  readonly words: string;
  readonly share: number;
  readonly rows: number;
}

/** The finding of a column's figure: how the positive class varies along it, or else how its values lie. */
export function distributionFinding(
  distribution: Distribution,
  summary: ColumnSummary,
  target: string | null,
  positive: string | null,
): string {
  if (distribution.column === target) return targetFinding(distribution, summary, positive);
  const shares = positiveShares(distribution, positive);
  const high = extreme(shares, (a, b) => b.share - a.share);
  const low = extreme(shares, (a, b) => a.share - b.share);
  if (positive !== null && high && low && high !== low) {
    const gap = high.share - low.share;
    // Twice the standard error of the difference: less than that may be chance.
    const noise = 2 * Math.sqrt(variance(high) + variance(low));
    if (gap <= Math.max(noise, 0.02))
      return `${positive} is about as common all along ${distribution.column}`;
    return `${positive} goes from ${formatPercent(low.share)} ${low.words} to ${formatPercent(high.share)} ${high.words}`;
  }
  return plainFinding(distribution, summary);
}

export function distributionSentences(
  distribution: Distribution,
  summary: ColumnSummary,
  target: string | null,
): readonly string[] {
  const { column, missing, groups, otherLevels } = distribution;
  const present = summary.nRows - missing;
  const first = `Rows by ${column}${groups.length > 1 && column !== target ? `, coloured by ${target}` : ""}: ${extent(summary, present)}`;
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
  { column }: Distribution,
  { top, nRows, missing, range }: ColumnSummary,
  positive: string | null,
): string {
  const present = Math.max(1, nRows - missing);
  const spoken = top.find(({ value }) => value === positive) ?? top[0];
  if (spoken) return `${formatPercent(spoken.count / present)} of ${column} is ${spoken.value}`;
  return range ? `Half of ${column} is under ${formatNumber(range.median)}` : `${column} has no values`;
}

function plainFinding({ column, labels }: Distribution, summary: ColumnSummary): string {
  const { range, top, distinct, nRows, missing, kind } = summary;
  if (range && kind === "datetime")
    return `${column} runs from ${formatDate(range.min)} to ${formatDate(range.max)}`;
  if (range) {
    const skew = range.std > 0 ? (range.mean - range.median) / range.std : 0;
    const tail = skew > 0.25 ? ", with a long tail above" : skew < -0.25 ? ", with a long tail below" : "";
    return `Half of ${column} lies under ${formatNumber(range.median)}${tail}`;
  }
  const most = top[0];
  if (!most || labels === null) return `${column} has ${plural(distinct, "different value")}`;
  return `${formatPercent(most.count / Math.max(1, nRows - missing))} of ${column} is ${most.value}`;
}

function extent(summary: ColumnSummary, present: number): string {
  const { range, top, distinct, kind } = summary;
  if (range && kind === "datetime")
    return `from ${formatDate(range.min)} to ${formatDate(range.max)}, the middle row at ${formatDate(range.median)}.`;
  if (range)
    return `from ${formatNumber(range.min)} to ${formatNumber(range.max)}, median ${formatNumber(range.median)}, mean ${formatNumber(range.mean)}.`;
  const most = top[0];
  if (!most) return `${plural(distinct, "different value")}.`;
  return `${plural(distinct, "level")}, the most common ${most.value} (${formatPercent(most.count / Math.max(1, present))}).`;
}

/** Share of the positive class in each level, or in runs of bins joined until they hold enough rows to speak of. */
function positiveShares(
  { edges, labels, groups, kind, column }: Distribution,
  positive: string | null,
): readonly Group[] {
  if (positive === null || groups.length !== 2) return [];
  const yes = groups.find(({ label }) => label === positive);
  const no = groups.find(({ label }) => label !== positive);
  if (!yes || !no) return [];
  if (labels) {
    return labels
      .map((label, level) =>
        group(`where ${column} is ${label}`, yes.counts[level] ?? 0, no.counts[level] ?? 0),
      )
      .filter(({ rows }) => rows >= least);
  }
  if (!edges) return [];
  const all = edges
    .slice(0, -1)
    .reduce((sum, _, bin) => sum + (yes.counts[bin] ?? 0) + (no.counts[bin] ?? 0), 0);
  const enough = Math.max(least, all / 8);
  const write = kind === "datetime" ? formatDate : (value: number) => formatNumber(value, 3);
  const found: Group[] = [];
  let [start, positives, negatives] = [0, 0, 0];
  for (let bin = 0; bin < edges.length - 1; bin++) {
    positives += yes.counts[bin] ?? 0;
    negatives += no.counts[bin] ?? 0;
    if (positives + negatives < enough) continue;
    const words = `with ${column} from ${write(edges[start] ?? 0)} to ${write(edges[bin + 1] ?? 0)}`;
    found.push(group(words, positives, negatives));
    [start, positives, negatives] = [bin + 1, 0, 0];
  }
  return found;
}

function group(words: string, positives: number, negatives: number): Group {
  const rows = positives + negatives;
  return { words, rows, share: rows === 0 ? 0 : positives / rows };
}

function variance({ share, rows }: Group): number {
  return (share * (1 - share)) / rows;
}

function extreme(groups: readonly Group[], order: (a: Group, b: Group) => number): Group | undefined {
  return [...groups].sort(order)[0];
}
