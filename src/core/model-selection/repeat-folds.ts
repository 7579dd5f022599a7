import { meanAndStd } from "#core/evaluate/fold-scores.ts";
import { type Rejudging, scoreFolds } from "#core/model-selection/compare-splits.ts";
import { repeatedSplit } from "#core/model-selection/other-splits.ts";
import type { FoldScores } from "#core/project/run.ts";

/** One metric over folds that were dealt several times. */
export interface RepeatedScores {
  readonly metric: string;
  /** Mean of the repeats' means. */
  readonly mean: number;
  /** Spread of the repeats' means (n - 1): how much of a score is the luck of one dealing. */
  readonly std: number;
  /** Scores of every fold, a list for every repeat. */
  readonly repeats: readonly (readonly number[])[];
}

/**
 * Repeated k-fold cross-validation: the unsealed rows dealt and judged anew, by the same rule and other seeds.
 * The first repeat is the plan's own split.
 * @param times  ≥ 2
 * @throws LatheError "split-unusable" for a split in order of time
 */
export async function repeatFolds(asked: Rejudging, times: number): Promise<readonly RepeatedScores[]> {
  const { split, plan, checkpoint } = asked;
  const splits = Array.from({ length: times }, (_, repeat) => repeatedSplit(split, plan, repeat));
  const runs: (readonly FoldScores[])[] = [];
  for (const [repeat, one] of splits.entries()) {
    const pause = ({ share }: { readonly share: number }) => checkpoint({ share: (repeat + share) / times });
    runs.push(await scoreFolds({ ...asked, split: one, checkpoint: pause }));
  }
  return runs[0]!.map(({ metric }, i) => {
    const scores = runs.map((run) => run[i]!);
    const means = scores.map(({ mean }) => mean).filter((mean) => !Number.isNaN(mean));
    return { metric, ...meanAndStd(means), repeats: scores.map(({ folds }) => folds) };
  });
}
