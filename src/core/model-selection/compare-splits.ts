import type { SplitComparison } from "#core/evaluate/split-comparison.ts";
import type { Table } from "#core/frame/column.ts";
import { fitPart, type PartOutcome } from "#core/model-selection/fit-part.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { checkComparable, randomControl } from "#core/model-selection/other-splits.ts";
import { summariseRun } from "#core/model-selection/summarise-run.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { FoldScores } from "#core/project/run.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** A model to judge again, and what surrounds its fits. */
export interface Rejudging {
  readonly table: Table;
  readonly plan: TrainingPlan;
  readonly model: PlannedModel;
  readonly split: PreparedSplit;
  readonly clock: () => number;
  readonly checkpoint: Checkpoint<{ readonly share: number }>;
}

/**
 * Fits the model on every fold of its own split and of a random one, and scores both on the rows held out.
 * No sealed row is read. Of a table that is a sample of a file, the sample's rows alone are used.
 * @throws LatheError "split-unusable" where both would be the same; as `fitPart`; AbortError from `checkpoint`
 */
export async function compareSplits(asked: Rejudging): Promise<SplitComparison> {
  const { split, plan, checkpoint } = asked;
  checkComparable(split);
  const half =
    (from: number) =>
    ({ share }: { readonly share: number }) =>
      checkpoint({ share: from + share / 2 });
  return {
    own: await scoreFolds({ ...asked, checkpoint: half(0) }),
    random: await scoreFolds({ ...asked, split: randomControl(split, plan), checkpoint: half(0.5) }),
  };
}

/** Every metric on every fold of this split. */
export async function scoreFolds({
  table,
  plan,
  model,
  split,
  clock,
  checkpoint,
}: Rejudging): Promise<readonly FoldScores[]> {
  const parts: PartOutcome[] = [];
  const context = { clock, finishEarly: { aborted: false } };
  for (let fold = 0; fold < split.nFolds; fold++) {
    const pause = () => checkpoint({ share: fold / split.nFolds });
    parts.push(await fitPart(table, plan, model, split, fold, pause, context));
  }
  return summariseRun(plan, model, "", parts).scores;
}
