import { wilsonInterval } from "#core/evaluate/wilson-interval.ts";
import type { Distribution } from "#state/studio-state.ts";

/** Share of the positive class among the rows of one level or of one stretch of values. */
export interface ShareGroup {
  /** Of a stretch: from, to. Null for levels. */
  readonly range: readonly [from: number, to: number] | null;
  /** Of a level. Null for stretches. */
  readonly label: string | null;
  readonly share: number;
  readonly rows: number;
  /** 95 % Wilson interval of the share. */
  readonly interval: readonly [low: number, high: number];
}

/** Groups under this many rows are not spoken of, and not drawn. */
export const leastRows = 25;
const stretches = 12;

/** Shares of the positive class; empty unless there are two classes. */
export function positiveShares(distribution: Distribution, positive: string | null): readonly ShareGroup[] {
  return positive === null || distribution.groups.length !== 2 ? [] : classShares(distribution, positive);
}

/** Share of one class over all rows that are counted. */
export function overallShare({ groups }: Distribution, label: string): number {
  let [own, all] = [0, 0];
  for (const group of groups) {
    for (const count of group.counts) {
      all += count;
      if (group.label === label) own += count;
    }
  }
  return own / Math.max(1, all);
}

/** Shares of one class by level, or by stretches of neighbouring bins that hold enough rows. */
export function classShares({ edges, labels, groups }: Distribution, label: string): readonly ShareGroup[] {
  const yes = groups.find((group) => group.label === label)?.counts;
  if (!yes) return [];
  const no = yes.map((own, bar) => groups.reduce((sum, { counts }) => sum + (counts[bar] ?? 0), -own));
  if (labels) {
    return labels
      .map((level, at) => shareGroup(null, level, yes[at] ?? 0, no[at] ?? 0))
      .filter(({ rows }) => rows >= leastRows);
  }
  if (!edges) return [];
  const nBins = edges.length - 1;
  let all = 0;
  for (let bin = 0; bin < nBins; bin++) all += (yes[bin] ?? 0) + (no[bin] ?? 0);
  const enough = Math.max(leastRows, all / stretches / 2);
  const found: ShareGroup[] = [];
  let [start, positives, negatives] = [0, 0, 0];
  for (let bin = 0; bin < nBins; bin++) {
    positives += yes[bin] ?? 0;
    negatives += no[bin] ?? 0;
    if (positives + negatives < enough && bin < nBins - 1) continue;
    if (positives + negatives >= leastRows) {
      found.push(shareGroup([edges[start] ?? 0, edges[bin + 1] ?? 0], null, positives, negatives));
    }
    [start, positives, negatives] = [bin + 1, 0, 0];
  }
  return found;
}

function shareGroup(
  range: ShareGroup["range"],
  label: string | null,
  positives: number,
  negatives: number,
): ShareGroup {
  const rows = positives + negatives;
  const share = rows === 0 ? 0 : positives / rows;
  return { range, label, rows, share, interval: wilsonInterval(positives, rows) };
}
