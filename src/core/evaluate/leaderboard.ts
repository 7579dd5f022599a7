import { estimators } from "#core/estimators/registry.ts";
import { type PairedDifference, pairedDifference } from "#core/evaluate/fold-scores.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { FoldScores, RunRecord } from "#core/project/run.ts";

/** What can be said of a run beside the others. Ties are ties: only what the folds can tell apart is "behind". */
export type Verdict = "baseline" | "leader" | "tied" | "behind" | "failed" | "unjudged";

export interface LeaderboardRow {
  readonly run: RunRecord;
  /** The task's primary metric; null when the run has no judged fold. */
  readonly score: FoldScores | null;
  /** 1 for the leader; null for baselines and what was not judged. */
  readonly rank: number | null;
  /** Against the leader on the same folds, positive = worse; null for the leader and across different splits. */
  readonly gap: PairedDifference | null;
  readonly verdict: Verdict;
}

/**
 * Baselines first, then runs from best to worst of the primary metric's mean, then what failed.
 * Runs of another split (`splitKey`) are left out: their scores are of other rows.
 */
export function leaderboard(runs: readonly RunRecord[], task: Task, splitKey: string): LeaderboardRow[] {
  const metric = primaryMetric(task);
  const sign = metric.higherIsBetter ? -1 : 1;
  const comparable = runs.filter((run) => run.deletedAt === null && run.splitKey === splitKey);
  const scored = comparable.map((run) => ({ run, score: scoreOf(run, metric.id) }));
  const judged = scored
    .filter(({ score }) => score !== null)
    .sort((a, b) => sign * (a.score!.mean - b.score!.mean));
  const ranked = judged.filter(({ run }) => !isBaseline(run));
  const leader = ranked[0];

  const baselines = judged.filter(({ run }) => isBaseline(run));
  const unjudged = scored.filter(({ score }) => score === null);
  return [
    ...baselines.map((entry) => ({
      ...entry,
      rank: null,
      gap: gapTo(leader, entry, sign),
      verdict: "baseline" as const,
    })),
    ...ranked.map((entry, i) => {
      const gap = i === 0 ? null : gapTo(leader, entry, sign);
      const verdict: Verdict = i === 0 ? "leader" : gap === null || gap.tied ? "tied" : "behind";
      return { ...entry, rank: i + 1, gap, verdict };
    }),
    ...unjudged.map((entry) => ({
      ...entry,
      rank: null,
      gap: null,
      verdict: entry.run.status === "failed" ? ("failed" as const) : ("unjudged" as const),
    })),
  ];
}

/** The run every other screen shows when none was chosen: the leader, else a baseline; null when nothing is judged. */
export function leadingRun(rows: readonly LeaderboardRow[]): RunRecord | null {
  const best =
    rows.find(({ verdict }) => verdict === "leader") ?? rows.find(({ verdict }) => verdict === "baseline");
  return best?.run ?? null;
}

interface Scored {
  readonly run: RunRecord;
  readonly score: FoldScores | null;
}

function gapTo(leader: Scored | undefined, entry: Scored, sign: number): PairedDifference | null {
  if (!leader?.score || !entry.score) return null;
  const nFolds = leader.score.folds.length;
  if (entry.score.folds.length !== nFolds) return null; // one was stopped: its folds are not the leader's
  const worse = (scores: FoldScores) => scores.folds.map((score) => sign * score);
  return pairedDifference(
    worse(entry.score),
    worse(leader.score),
    Math.max(2, nFolds),
    leader.run.testToTrain,
  );
}

function scoreOf(run: RunRecord, metric: string): FoldScores | null {
  const score = run.scores.find((candidate) => candidate.metric === metric);
  return score && !Number.isNaN(score.mean) ? score : null;
}

function isBaseline(run: RunRecord): boolean {
  return estimators[run.estimator]?.baseline ?? false;
}
