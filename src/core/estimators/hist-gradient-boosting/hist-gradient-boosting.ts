import { addends } from "#core/estimators/hist-gradient-boosting/addends.ts";
import { checkLearnable, classFactors, classWeighted, weightedRows } from "#core/estimators/class-shares.ts";
import type { Design, LabelledRows } from "#core/estimators/design.ts";
import type { Estimator, FitContext, FitProgress } from "#core/estimators/estimator.ts";
import {
  type BinnedFeatures,
  binFeatures,
  firstBin,
} from "#core/estimators/hist-gradient-boosting/bin-features.ts";
import {
  addTrees,
  firstTrees,
  rawOutputs,
  startSums,
} from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import { type BoostingRoom, layOut } from "#core/estimators/hist-gradient-boosting/boosting-room.ts";
import { boostingToPython } from "#core/estimators/hist-gradient-boosting/boosting-python.ts";
import { type Constraints, constraintsOf } from "#core/estimators/hist-gradient-boosting/constraints.ts";
import { boostingToOnnx } from "#core/estimators/hist-gradient-boosting/boosting-onnx.ts";
import { growTree } from "#core/estimators/hist-gradient-boosting/grow-tree.ts";
import { Histograms, type LeanRules } from "#core/estimators/hist-gradient-boosting/histograms.ts";
import type { FittedHistGradientBoosting } from "#core/estimators/hist-gradient-boosting/fitted.ts";
import type { Loss } from "#core/estimators/hist-gradient-boosting/loss.ts";
import { answersOf, lossOf } from "#core/estimators/hist-gradient-boosting/losses.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { sampleFeatures, sampleRows } from "#core/estimators/hist-gradient-boosting/sampling.ts";
import type { SplitRules } from "#core/estimators/hist-gradient-boosting/split.ts";
import { boostedTreesInside } from "#core/estimators/hist-gradient-boosting/tree-inside.ts";
import { TreeStore } from "#core/estimators/hist-gradient-boosting/tree-store.ts";
import { stageIterations } from "#core/estimators/staged.ts";
import { BLOCK } from "#core/kernels/sum-by-bin.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { createRandom } from "#core/shared/random.ts";

/** A fall of the validation loss that is less than this is none. */
const LEAST_FALL = 1e-7;

/**
 * Histogram gradient boosting, second order and leaf-wise (Ke et al. 2017, "LightGBM"; Friedman 2001,
 * doi:10.1214/aos/1013203451). Without rows to stop by, the trees are those of scikit-learn's HistGradientBoosting.
 */
export const histGradientBoostingEstimator: Estimator<
  HistGradientBoostingParams,
  FittedHistGradientBoosting
> = {
  fit,

  predict: (model, rows) =>
    answersOf(model.nOutputs, model.classification, model.link)(rawOutputs(model, rows)),

  toOnnx: boostingToOnnx,

  trees: boostedTreesInside,

  staged: {
    at: (model, { iteration }) => ({ ...model, ...firstTrees(model, iteration * model.nOutputs) }),
  },

  additiveTrees: addends,

  toPython: boostingToPython,
};

/** Rows that are looked at but not learned from, with their raw outputs so far. */
interface Onlookers {
  readonly rows: LabelledRows;
  readonly raw: Float64Array;
  /** As classes weigh in training; null for all 1. */
  readonly weights: Float64Array | null;
}

async function fit(
  given: Design,
  params: HistGradientBoostingParams,
  checkpoint: Checkpoint<FitProgress>,
  { finishEarly, keepStage, randomState }: FitContext,
): Promise<FittedHistGradientBoosting> {
  checkLearnable(given);
  const factors = classFactors(given, params.classWeight);
  const design = { ...given, sampleWeight: classWeighted(given, params.classWeight) };
  const loss = lossOf(design, params);
  loss.check?.(design);
  const constraints = constraintsOf(design, params);
  const { maxIter, subsample, colsample } = params;
  let progress: FitProgress = { iteration: 1, maxIter, trainLoss: null, validationLoss: null };
  const pause = () => checkpoint(progress);
  await pause();
  const { nOutputs } = loss;
  const { sampleWeight, nRows } = design;
  const { categorical } = constraints;
  const memory = layOut({
    nRows,
    nFeatures: design.features.length,
    nOutputs,
    isWeighted: sampleWeight !== null,
    maxBins: params.maxBins,
    nHistograms: mostLeaves(params, nRows),
  });
  const binned = await binFeatures(design, { maxBins: params.maxBins, categorical }, memory, pause);
  const histograms = new Histograms(binned, memory, leanRules(loss, design, constraints), pause);
  const start = loss.start(design);
  const { raw } = memory;
  memory.y.set(design.y);
  memory.weights.set(sampleWeight ?? []);
  const told = { ...design, y: memory.y };
  const weights = sampleWeight === null ? null : memory.weights;
  raw.set(startSums(start, nRows));
  const store = new TreeStore();
  const learned = weightedRows(design);
  const isSampled = subsample < 1;
  const random = createRandom(randomState);
  const ground = {
    binned,
    histograms,
    params,
    memory,
    store,
    groups: constraints.groups,
    seen: seenBins(binned, learned, categorical),
    rules: rulesOf(params, constraints),
    leafAnswer: loss.leafAnswer ? (leaf: Int32Array) => loss.leafAnswer!(design, raw, leaf) : null,
  };
  const steering = onlookers(design.validation, start, factors);
  const shown = steering ?? onlookers(design.watch, start, factors);
  let best = { iteration: 0, loss: Infinity };
  let ended = maxIter;
  const warnings = [...constraints.warnings];

  const point = loss.pointOf(raw, memory);
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    const nTreesBefore = store.nTrees;
    const drawn = isSampled
      ? sampleRows(learned, subsample, random, new Int32Array(learned.length))
      : learned;
    let nLeaves = 0;
    for (let k = 0; k < nOutputs; k++) {
      loss.derive(told, weights, point, k, memory);
      const rows = memory.rows.subarray(0, drawn.length);
      rows.set(drawn); // in their order, which is also how they lie in memory
      const features =
        colsample < 1 ? sampleFeatures(histograms.features, binned.nFeatures, colsample, random) : null;
      const task = { derivatives: memory, rows, drawn: features };
      nLeaves += await growTree(ground, task, isSampled ? null : answersTo(memory, nOutputs, k));
    }
    if (!isSampled && nOutputs > 1) memory.room.addColumns(memory.shares, nOutputs, nRows, raw);
    // Rows that were not drawn get an answer too.
    if (isSampled) addTrees(store.trees(nOutputs, start, nTreesBefore), 0, nOutputs, design, raw);
    if (shown) addTrees(store.trees(nOutputs, start, nTreesBefore), 0, nOutputs, shown.rows, shown.raw);
    const validationLoss = shown ? loss.mean(shown.rows, shown.weights, shown.raw, null) : null;
    progress = { iteration, maxIter, trainLoss: loss.mean(told, weights, raw, memory), validationLoss };
    await pause();
    if (steering && validationLoss !== null && validationLoss < best.loss - LEAST_FALL)
      best = { iteration, loss: validationLoss };
    const hasStopped = steering !== null && iteration - best.iteration >= params.nIterNoChange;
    // Where rows or features are drawn the next round has others.
    const isStuck = nLeaves === nOutputs && !isSampled && colsample === 1;
    if (!hasStopped && !isStuck && !finishEarly.aborted) continue;
    ended = iteration;
    if (isStuck && iteration === 1)
      warnings.push("No split was possible: the least rows in a leaf are too many for so few rows.");
    else if (finishEarly.aborted && iteration < maxIter)
      warnings.push(`Stopped after ${iteration} rounds, as asked.`);
    break;
  }
  const kept = steering && best.iteration > 0 ? best.iteration : ended;
  const trees = firstTrees(store.trees(nOutputs, start), kept * nOutputs);
  if (keepStage) {
    for (const iteration of new Set([...stageIterations(kept, 0), kept]))
      keepStage({ iteration, state: null });
  }
  return {
    kind: "hist-gradient-boosting",
    warnings,
    classification: design.task !== "regression",
    ...(loss.link ? { link: loss.link } : {}),
    ...trees,
  };
}

/**
 * Where the leaves of a tree add what they answer. Of several outputs that is a column side by side, and not every so many places of
 * the raw outputs: they are added to these once all trees of a round are grown.
 */
function answersTo({ raw, shares }: BoostingRoom, nOutputs: number, k: number): Float64Array {
  if (nOutputs === 1) return raw;
  const nRows = shares.length / nOutputs;
  return shares.subarray(k * nRows, (k + 1) * nRows).fill(0);
}

function rulesOf(params: HistGradientBoostingParams, { directions, categorical }: Constraints): SplitRules {
  const { l1Regularization: l1, l2Regularization: l2, minSamplesLeaf, minChildWeight } = params;
  return { l1, l2, minSamplesLeaf, minChildWeight, directions, categorical };
}

/** Sets of categories are sorted by what their rows add up to, so these are counted. */
function leanRules(loss: Loss, { sampleWeight }: Design, { categorical }: Constraints): LeanRules | null {
  const { mostHessian, hasOneHessian = false } = loss;
  if (mostHessian === undefined || sampleWeight !== null || categorical.includes(1)) return null;
  return { mostHessian, isConstant: hasOneHessian };
}

/** By feature of sets: 1 at the bins that any of the rows has. */
function seenBins(
  { bins, nRows, cuts, features }: BinnedFeatures,
  rows: Int32Array,
  categorical: Uint8Array,
): readonly (Uint8Array | null)[] {
  return cuts.map((cut, j) => {
    if (categorical[j] === 0) return null;
    const seen = new Uint8Array(cut.length + 2);
    const first = firstBin(features.indexOf(j), nRows);
    for (const row of rows) seen[bins[first + BLOCK * row]!] = 1;
    return seen;
  });
}

function mostLeaves(
  { maxLeafNodes, maxDepth, minSamplesLeaf }: HistGradientBoostingParams,
  nRows: number,
): number {
  const byDepth = maxDepth === null || maxDepth > 30 ? Infinity : 1 << maxDepth;
  return Math.max(1, Math.min(maxLeafNodes ?? Infinity, byDepth, Math.floor(nRows / minSamplesLeaf)));
}

function onlookers(
  rows: LabelledRows | null,
  start: Float64Array,
  factors: Float64Array | null,
): Onlookers | null {
  if (rows === null || rows.nRows === 0) return null;
  const weights = factors && rows.y.map((code) => factors[code]!);
  return { rows, raw: startSums(start, rows.nRows), weights };
}
