import type { Distribution } from "#state/studio-state.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatPercent } from "#ui/format/numbers.ts";
import { formatValue } from "./format-value.ts";
import { classShares, leastRows, overallShare, positiveShares, type ShareGroup } from "./shares.ts";

/** Where the positive class is most and least common along a column; null where that cannot be said. */
export function shareFinding(distribution: Distribution, positive: string | null): string | null {
  const shares = [...positiveShares(distribution, positive)].sort((a, b) => b.share - a.share);
  const high = shares[0];
  const low = shares.at(-1);
  if (positive === null || !high || !low || high === low) return null;
  const { kind } = distribution;
  const column = isolate(distribution.column);
  // The two are picked from some twelve groups after looking, so twice the standard error would often be chance.
  const noise = 4 * Math.sqrt(variance(high) + variance(low));
  if (high.share - low.share <= Math.max(noise, 0.02))
    return `${isolate(positive)} is about as common all along ${column}`;
  const [most, least] = [high, low].map(({ share }) => formatPercent(share));
  return `${most} are ${isolate(positive)} at ${column} ${isolate(groupWords(high, kind))}, ${least} at ${isolate(groupWords(low, kind))}`;
}

/** Of several classes, the one that stands out most somewhere along a column; null where none does. */
export function classFinding(distribution: Distribution): string | null {
  const { groups, kind } = distribution;
  if (groups.length < 3) return null;
  let best: { readonly label: string; readonly group: ShareGroup; readonly overall: number } | null = null;
  for (const { label } of groups) {
    const overall = overallShare(distribution, label);
    for (const group of classShares(distribution, label)) {
      if (best === null || group.share - overall > best.group.share - best.overall)
        best = { label, group, overall };
    }
  }
  if (best === null || best.group.share - best.overall < 0.1) return null;
  const where = `${isolate(distribution.column)} ${isolate(groupWords(best.group, kind))}`;
  return `${formatPercent(best.group.share)} are ${isolate(best.label)} at ${where}, ${formatPercent(best.overall)} over all`;
}

export function shareSentences(
  distribution: Distribution,
  positive: string,
  overall: number,
): readonly string[] {
  return [
    `Share of ${isolate(positive)} along ${isolate(distribution.column)}; over all rows it is ${formatPercent(overall)} (dashed).`,
    `Bars are 95 % Wilson intervals. Groups under ${leastRows} rows are not drawn. What goes together need not be cause.`,
  ];
}

export function shareTable(distribution: Distribution, positive: string): TwinTable {
  const rows = positiveShares(distribution, positive).map((group) => [
    groupWords(group, distribution.kind),
    group.rows,
    group.share,
    group.interval[0],
    group.interval[1],
  ]);
  return { columns: [distribution.column, "rows", `share ${positive}`, "95 % low", "95 % high"], rows };
}

export function groupWords({ label, range }: ShareGroup, kind: Distribution["kind"]): string {
  if (!range) return label ?? "";
  // A narrow stretch far from 0 needs more digits for its ends to differ.
  for (let digits = 3; ; digits++) {
    const [from, to] = range.map((end) => formatValue(end, kind, digits));
    if (from !== to || digits === 8) return `${from} to ${to}`;
  }
}

/** "430 of 575": how many rows a share rests on. */
export function countWords({ share, rows }: ShareGroup): string {
  return `${formatCount(Math.round(share * rows))} of ${formatCount(rows)}`;
}

function variance({ share, rows }: ShareGroup): number {
  return (share * (1 - share)) / rows;
}
