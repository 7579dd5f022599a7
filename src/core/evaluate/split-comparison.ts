import { metrics, primaryMetric } from "#core/metrics/registry.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { FoldScores } from "#core/project/run.ts";
import { assert } from "#core/shared/assert.ts";

/** One model under two splits of the same unsealed rows: as the plan has it, and dealt at random. */
export interface SplitComparison {
  readonly own: readonly FoldScores[];
  readonly random: readonly FoldScores[];
}

/** What a random split would have made of a score. */
export interface SplitVerdict {
  readonly metric: string;
  readonly own: FoldScores;
  readonly random: FoldScores;
  /** "better": at random it seems better than it is; "alike": the folds cannot tell. */
  readonly atRandom: "better" | "alike" | "worse";
  /** One sentence or two, in plain words. */
  readonly words: string;
}

/**
 * By the metric that ranks. Two means differ where the difference is more than the half-width of its 95 % interval,
 * √(a² + b²) of those of the two means, each corrected for folds that share training rows (`foldScores`).
 */
export function judgeComparison(
  { own, random }: SplitComparison,
  plan: Pick<TrainingPlan, "task" | "group" | "time">,
): SplitVerdict {
  const metric = primaryMetric(plan.task);
  const [a, b] = [own, random].map((scores) => scores.find((one) => one.metric === metric.id));
  assert(a && b, "both splits are judged by every metric of the task");
  const gain = metric.higherIsBetter ? b.mean - a.mean : a.mean - b.mean;
  const noise = Math.hypot(halfWidth(a), halfWidth(b));
  const atRandom = gain > noise ? "better" : gain < -noise ? "worse" : "alike";
  return { metric: metric.id, own: a, random: b, atRandom, words: wordsOf(atRandom, a, b, plan) };
}

function wordsOf(
  atRandom: SplitVerdict["atRandom"],
  own: FoldScores,
  random: FoldScores,
  plan: Pick<TrainingPlan, "group" | "time">,
): string {
  const name = metrics.get(own.metric)?.title ?? own.metric;
  const both = `${name} ${figure(random.mean)} instead of ${figure(own.mean)}`;
  switch (atRandom) {
    case "better":
      return `Dealt at random, the same model seems better than it is: ${both}. It then learns from ${borrowed(plan)}, which it will not have when it is used. Believe ${figure(own.mean)}.`;
    case "alike":
      return `Dealt at random, the same model scores alike within the spread of the folds: ${both}. A random split would not have flattered it here as far as these folds can tell; keeping the rows apart costs nothing.`;
    case "worse":
      return `Dealt at random, the same model scores worse: ${both}. It gains nothing from ${borrowed(plan)} here.`;
  }
}

function borrowed({ group, time }: Pick<TrainingPlan, "group" | "time">): string {
  const kin = `other rows of the same “${group}”`;
  if (time === undefined) return kin;
  const later = `rows whose “${time}” is later than what it predicts`;
  return group === undefined ? later : `${kin} and from ${later}`;
}

/** Infinite where there is no interval: nothing can be told then. */
function halfWidth({ interval }: FoldScores): number {
  return interval === null ? Number.POSITIVE_INFINITY : (interval[1] - interval[0]) / 2;
}

function figure(value: number): string {
  const size = Math.abs(value);
  return size >= 0.001 && size < 1000 ? value.toPrecision(3) : `${Number(value.toPrecision(3))}`;
}
