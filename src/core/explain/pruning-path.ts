import type { FittedDecisionTree } from "#core/estimators/decision-tree/decision-tree.ts";
import { pruneTree } from "#core/estimators/decision-tree/prune.ts";
import { type PruningStep, pruningSteps } from "#core/estimators/decision-tree/pruning-steps.ts";
import type { DecisionTreeParams } from "#core/estimators/decision-tree/schema.ts";
import { treeOutputs } from "#core/estimators/decision-tree/tree.ts";
import type { Table } from "#core/frame/column.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import { spreadOutputs } from "#core/model-selection/class-subset.ts";
import { fitPart, type PartOutcome, scoreRows } from "#core/model-selection/fit-part.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { applyRecipe } from "#core/preprocessing/recipe.ts";
import { toFeatureMatrix, workFrame } from "#core/preprocessing/work-frame.ts";
import type { Clock } from "#core/shared/checkpoint.ts";
import { log } from "#core/shared/math.ts";

/** A subtree of the tree of all training rows, and how trees pruned as hard are judged by the folds. */
export interface PrunedTree {
  /** Between the alpha that this subtree begins with and that of the next; 0 for the whole tree. */
  readonly alpha: number;
  readonly leaves: number;
  /** Of the folds, each on its own held-out rows, in order. */
  readonly scores: readonly number[];
  readonly mean: number;
}

/** How a decision tree does as it is pruned harder. Plain data. */
export interface PruningPath {
  /** Id of the task's first metric, which the scores are of. */
  readonly metric: string;
  /** By rising alpha, so by falling leaves. */
  readonly trees: readonly PrunedTree[];
  /** Places among the trees: of the run's own alpha; of the best mean; of the fewest leaves within a standard error of it. */
  readonly own: number;
  readonly best: number;
  readonly simplest: number;
}

/** Subtrees judged at most; evenly over the logarithm of their leaves. */
const MOST_TREES = 40;

/**
 * Each fold grows a tree on its training rows and prunes it at every alpha; held-out rows are read only to score. Alphas are
 * geometric means of neighbours on the path of all training rows, as in Breiman et al. (1984), section 3.4.
 * @param pause called between parts and trees; may throw AbortError
 */
export async function pruningPath(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  given: PlannedModel,
  pause: (share: number) => Promise<void>,
  clock: Clock,
): Promise<PruningPath> {
  const params = given.params as DecisionTreeParams;
  const model = { ...given, params: { ...params, ccpAlpha: 0 } };
  const nParts = split.nFolds + 1;
  const grow = (fold: number | null, at: number) =>
    fitPart(table, plan, model, split, fold, () => pause(at / nParts), {
      clock,
      finishEarly: { aborted: false },
    });
  const whole = await grow(null, 0);
  const candidates = candidatesOf(pruningSteps(treeOf(whole)));
  const byFold: number[][] = [];
  for (let fold = 0; fold < split.nFolds; fold++) {
    const part = await grow(fold, fold + 1);
    const prune = await pruner(table, plan, split, part);
    const scores: number[] = [];
    for (const { alpha } of candidates) {
      scores.push(prune(alpha));
      await pause((fold + 1) / nParts);
    }
    byFold.push(scores);
  }
  const { id, higherIsBetter } = primaryMetric(plan.task);
  const trees = candidates.map(({ alpha, leaves }, at) => {
    const scores = byFold.map((fold) => fold[at]!);
    return { alpha, leaves, scores, mean: scores.reduce((sum, score) => sum + score, 0) / scores.length };
  });
  const loss = ({ mean }: PrunedTree) => (higherIsBetter ? -mean : mean);
  // Of equal ones the smaller tree, which comes later.
  const best = trees.reduce((least, tree, at) => (loss(tree) <= loss(trees[least]!) ? at : least), 0);
  const bound = loss(trees[best]!) + standardError(trees[best]!);
  return {
    metric: id,
    trees,
    own: placeOf(params.ccpAlpha, candidates),
    best,
    simplest: trees.findLastIndex((tree) => loss(tree) <= bound),
  };
}

/** Subtrees that each stand for a stretch of alphas, from `from` on. */
interface Candidate {
  readonly from: number;
  readonly alpha: number;
  readonly leaves: number;
}

function candidatesOf(steps: readonly PruningStep[]): Candidate[] {
  // Of several steps at one alpha the last is what pruning at it leaves.
  const lasting = steps.filter(({ alpha }, at) => !(steps[at + 1] && steps[at + 1]!.alpha <= alpha));
  const all = lasting.map(({ alpha, leaves }, at) => {
    const next = lasting[at + 1]?.alpha;
    return { from: alpha, alpha: next === undefined ? alpha * (1 + 1e-6) : Math.sqrt(alpha * next), leaves };
  });
  if (all.length <= MOST_TREES) return all;
  const most = log(all[0]!.leaves);
  const places = Array.from({ length: MOST_TREES }, (_, i) => {
    const wanted = most * (1 - i / (MOST_TREES - 1));
    return all.findIndex(({ leaves }) => log(leaves) <= wanted + 1e-9);
  });
  return [...new Set(places)].map((place) => all[place]!);
}

function placeOf(alpha: number, candidates: readonly Candidate[]): number {
  return Math.max(
    0,
    candidates.findLastIndex(({ from }) => from <= alpha),
  );
}

const treeOf = ({ pipeline }: PartOutcome) => pipeline.model as FittedDecisionTree;

/** @returns the score of a fold's held-out rows when its tree is pruned at an alpha */
async function pruner(
  table: Table,
  plan: TrainingPlan,
  split: PreparedSplit,
  part: PartOutcome,
): Promise<(alpha: number) => number> {
  const { pipeline, rows } = part;
  const frame = await applyRecipe(pipeline.steps, workFrame(table, plan.features, rows));
  const matrix = toFeatureMatrix(frame);
  const { id } = primaryMetric(plan.task);
  return (alpha) => {
    const said = treeOutputs(pruneTree(treeOf(part), alpha), matrix);
    const outputs = spreadOutputs(said, pipeline.classes, split.answers.classes);
    const scores = scoreRows(plan, split, rows, outputs);
    return scores.find(({ metric }) => metric === id)?.value ?? Number.NaN;
  };
}

/** Of the mean over the folds. */
function standardError({ scores, mean }: PrunedTree): number {
  const n = scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0);
  return n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
}
