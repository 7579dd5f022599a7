import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import { metrics } from "#core/metrics/registry.ts";

/** What the board is sorted by: "rank" as it is judged, "name", "fit", "predict", "age", or a metric. */
export type SortKey = string;
export interface BoardSort {
  readonly key: SortKey;
  readonly isReversed: boolean;
}
export const byRank: BoardSort = { key: "rank", isReversed: false };

/** The best (or first, fastest, newest) on top; reversed the other way. Pinned runs stay above, what has no value below. */
export function sortBoard(rows: readonly LeaderboardRow[], { key, isReversed }: BoardSort): LeaderboardRow[] {
  const sign = isReversed ? -1 : 1;
  const sorted =
    key === "rank"
      ? isReversed
        ? rows.toReversed()
        : [...rows]
      : rows.toSorted((a, b) => compare(a, b, key, sign));
  const isPinned = ({ run }: LeaderboardRow) => run.pinned === true;
  return [...sorted.filter(isPinned), ...sorted.filter((row) => !isPinned(row))];
}

/** Pressed once: by this. Again: the other way. */
export function nextSort(now: BoardSort, key: SortKey): BoardSort {
  return { key, isReversed: now.key === key && !now.isReversed };
}

function compare(a: LeaderboardRow, b: LeaderboardRow, key: SortKey, sign: number): number {
  if (key === "name") return sign * (a.run.name < b.run.name ? -1 : a.run.name > b.run.name ? 1 : 0);
  const [x, y] = [valueOf(a, key), valueOf(b, key)];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return sign * (x - y);
}

/** Small is good. NaN where it has none. */
function valueOf({ run }: LeaderboardRow, key: SortKey): number {
  if (key === "fit") return run.fitSeconds;
  if (key === "predict") return run.predictSeconds;
  if (key === "age") return -Date.parse(run.createdAt);
  const mean = run.scores.find(({ metric }) => metric === key)?.mean ?? Number.NaN;
  return metrics.get(key)?.higherIsBetter === true ? -mean : mean;
}
