import { checkLearnable, classWeighted, weightedRows } from "#core/estimators/class-shares.ts";
import { growTree } from "#core/estimators/decision-tree/grow.ts";
import { pruneTree } from "#core/estimators/decision-tree/prune.ts";
import { TreeBuilder } from "#core/estimators/decision-tree/tree-builder.ts";
import type { Design } from "#core/estimators/design.ts";
import type { FitContext, FitProgress } from "#core/estimators/estimator.ts";
import { drawRows, treeSeeds } from "#core/estimators/forest/bootstrap.ts";
import { exactGround, randomGround } from "#core/estimators/forest/forest-ground.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";
import { ForestStore } from "#core/estimators/forest/forest-store.ts";
import type { ForestTrees } from "#core/estimators/forest/forest-trees.ts";
import { Onlookers } from "#core/estimators/forest/onlookers.ts";
import { OutOfBagTally } from "#core/estimators/forest/out-of-bag.ts";
import { stageIterations } from "#core/estimators/staged.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import type { OutOfBag } from "#core/project/run.ts";

export interface FittedTrees extends ForestTrees {
  readonly classification: boolean;
  readonly outOfBag: OutOfBag | null;
  readonly warnings: readonly string[];
}

const grounds = { exact: exactGround, random: randomGround };

/**
 * Grows trees one after another, each with a seed of its own, so that a tree does not depend on those before it; draws are
 * those of scikit-learn's forests of the same seed. Of classes without weights the trees are scikit-learn's node by node;
 * else sums are added in another order, and splits that are equally good on paper may fall otherwise.
 * @param splits "exact" tries all cuts of a feature, "random" one
 */
export async function fitForest(
  given: Design,
  params: ForestParams,
  splits: "exact" | "random",
  checkpoint: Checkpoint<FitProgress>,
  { finishEarly, keepStage, randomState }: FitContext,
): Promise<FittedTrees> {
  checkLearnable(given);
  const design = { ...given, sampleWeight: classWeighted(given, params.classWeight) };
  const { nEstimators, bootstrap } = params;
  let progress: FitProgress = { iteration: 1, maxIter: nEstimators, trainLoss: null, validationLoss: null };
  const pause = () => checkpoint(progress);
  await pause();
  const classification = design.task !== "regression";
  const learned = weightedRows(design);
  const counts = bootstrap ? new Float64Array(design.nRows) : null;
  const { sampleWeight, y } = design;
  const isWeighted = bootstrap || sampleWeight !== null;
  const nOutputs = classification ? design.classes.length : 1;
  const size = { nRows: learned.length, isClassification: classification, isWeighted };
  const { plot, ground } = await grounds[splits](design, params, size, pause);
  await pause();
  const builder = new TreeBuilder(nOutputs);
  const store = new ForestStore(classification ? nOutputs : 0);
  const tally = bootstrap ? new OutOfBagTally(design, learned) : null;
  const watched = design.validation ?? design.watch;
  const onlookers = watched && watched.nRows > 0 ? new Onlookers(watched, nOutputs) : null;
  const bounds = { ...params, maxLeafNodes: null };
  const nDrawn = Math.max(1, Math.round(learned.length * params.maxSamples));
  const warnings: string[] = [];

  const goesOn = async () => {
    await pause();
    return !finishEarly.aborted;
  };
  for (const [tree, seed] of treeSeeds(randomState, nEstimators).entries()) {
    if (counts) drawRows(learned, nDrawn, seed, counts);
    const nSamples = plot.lay(learned, y, sampleWeight, counts);
    builder.clear();
    await pause();
    await growTree(ground, nSamples, bounds, seed, builder, goesOn);
    // A tree that was cut short is only better than none.
    if (finishEarly.aborted && tree > 0) {
      warnings.push(`Stopped after ${tree} of ${nEstimators} trees, as asked.`);
      break;
    }
    store.add(params.ccpAlpha > 0 ? pruneTree(builder.view(), params.ccpAlpha) : builder.view());
    const trees = store.view();
    if (tally && counts) tally.add(trees, tree, counts);
    const validationLoss = onlookers?.lossWith(trees, tree) ?? null;
    progress = { iteration: tree + 1, maxIter: nEstimators, trainLoss: null, validationLoss };
    await pause();
  }
  if (keepStage)
    for (const iteration of new Set([...stageIterations(store.nTrees, 0), store.nTrees]))
      keepStage({ iteration, state: null });
  return { ...store.finish(), classification, outOfBag: tally?.score() ?? null, warnings };
}
