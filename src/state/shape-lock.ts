import type { LockDirection } from "#core/explain/shape-lock.ts";
import type { FoldScores } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";

/** What a lock would cost: scores of the run's model as it stands, and with the lock. */
export interface JudgedLock {
  readonly before: readonly FoldScores[];
  readonly after: readonly FoldScores[];
}

export interface ShapeLockVerbs {
  /** Judges a lock on held-out rows and keeps nothing; null where that failed, which was said. */
  judgeLock(run: RunId, term: string, direction: LockDirection): Promise<JudgedLock | null>;
  /** Locks the curve in every fold's model and the final one, and its column in every later fit; null sets both free. */
  lockShape(run: RunId, term: string, direction: LockDirection): Promise<void>;
  /** The column in later fits alone: the run's own model stays as it is. */
  lockNextFit(run: RunId, term: string, direction: LockDirection): void;
}
