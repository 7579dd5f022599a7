/** What stands in order of time and is never split: one row, or a whole group. */
export interface TimeUnit {
  /** Data rows, ascending. */
  readonly rows: readonly number[];
}

/** In the fold of a unit: learned from in every fold, held out in none. */
export const FIRST_WINDOW = -1;

/**
 * Rows in order of time, ties in the order of the file. Rows of one group stand together, at the time of the group's
 * latest row: a group can be learned from when it is complete.
 * @param groups group of every data row, or null for rows on their own
 * @param times  time of every data row, never NaN for `rows`
 */
export function timeUnits(
  rows: Int32Array,
  groups: Int32Array | null,
  times: Float64Array,
): readonly TimeUnit[] {
  const byTime = rows.slice().sort((a, b) => times[a]! - times[b]! || a - b);
  if (groups === null) return Array.from(byTime, (row) => ({ rows: [row] }));
  const units = new Map<number, number[]>();
  for (let i = byTime.length - 1; i >= 0; i--) {
    const row = byTime[i]!;
    const unit = units.get(groups[row]!);
    if (unit) unit.push(row);
    else units.set(groups[row]!, [row]);
  }
  return [...units.values()].toReversed().map((unit) => ({ rows: unit.sort((a, b) => a - b) }));
}

/** How many units from the end hold about `wanted` rows: at least one, and never all. */
export function latestUnits(units: readonly TimeUnit[], wanted: number): number {
  let n = 0;
  let held = 0;
  while (n < units.length - 1) {
    const size = units[units.length - 1 - n]!.rows.length;
    if (n > 0 && Math.abs(held + size - wanted) >= Math.abs(held - wanted)) break;
    held += size;
    n++;
  }
  return n;
}

/**
 * Windows forward in time: each fold is held out in its turn and learned from only by later ones.
 * @param units in order of time
 * @returns     the fold of each unit, or FIRST_WINDOW; for single rows scikit-learn's TimeSeriesSplit. A fold is empty
 *              where a group is longer than a window.
 */
export function timeFolds(units: readonly TimeUnit[], k: number): Int32Array {
  const n = units.reduce((sum, { rows }) => sum + rows.length, 0);
  const window = Math.floor(n / (k + 1));
  const first = n - k * window;
  const folds = new Int32Array(units.length);
  let start = 0;
  for (const [i, { rows }] of units.entries()) {
    const middle = start + rows.length / 2; // a group belongs where most of it lies
    folds[i] = middle < first ? FIRST_WINDOW : Math.min(k - 1, Math.floor((middle - first) / window));
    start += rows.length;
  }
  return folds;
}
