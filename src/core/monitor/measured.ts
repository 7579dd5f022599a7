import type { ColumnDrift, DriftReason } from "#core/monitor/monitor-report.ts";
import type { ColumnReference } from "#core/monitor/training-reference.ts";
import { chiSquareTest } from "#core/profile/association-test.ts";

/** 0 not worth a word, 1 moved, 2 far. */
export type Size = 0 | 1 | 2;

/** One test of one column: how sure, and how large; the size of a shape is that of its stability index. */
export interface Finding {
  readonly reason: DriftReason;
  readonly p: number;
  readonly size: Size | null;
}

/** What was measured of one column, before it is judged among all tests that were made. */
export interface Measured
  extends Pick<ColumnDrift, "psi" | "test" | "distance" | "p" | "outside" | "unseen" | "median" | "bins"> {
  readonly nBins: number;
  /** Rows with a value, in training and later. */
  readonly n: number;
  readonly m: number;
  /** Later rows without one. */
  readonly nMissing: number;
  readonly findings: readonly Finding[];
}

/** A change of the missing share that is worth a word, and one that is much. */
const MISSING = [0.05, 0.25] as const;

/** Whether more or fewer rows lack a value; no test where none does on either side. */
export function missingFinding(
  reference: Pick<ColumnReference, "nPresent" | "nMissing">,
  present: number,
  missing: number,
): Finding[] {
  if (reference.nMissing === 0 && missing === 0) return [];
  const p = chiSquareTest([
    [reference.nPresent, reference.nMissing],
    [present, missing],
  ]);
  const change = Math.abs(
    missingShare(reference.nPresent, reference.nMissing) - missingShare(present, missing),
  );
  return [{ reason: "missing", p, size: sizeOf(change, MISSING) }];
}

export function missingShare(present: number, missing: number): number {
  return missing / Math.max(1, present + missing);
}

export function sizeOf(effect: number, [moved, far]: readonly [number, number]): Size {
  return effect >= far ? 2 : effect >= moved ? 1 : 0;
}
