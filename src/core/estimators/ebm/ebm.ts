import { checkLearnable, classWeighted } from "#core/estimators/class-shares.ts";
import { columnsOf, directionRefusals, directionsOf } from "#core/estimators/column-settings.ts";
import type { Design } from "#core/estimators/design.ts";
import { additiveLossOf } from "#core/estimators/ebm/additive-loss.ts";
import { averageBags } from "#core/estimators/ebm/average-bags.ts";
import { bagWeights, drawBag } from "#core/estimators/ebm/bags.ts";
import type { BoostedBag, BoostTerm } from "#core/estimators/ebm/boost-term.ts";
import { boost } from "#core/estimators/ebm/boost.ts";
import { cutsForShapes, fillCells, isNominal } from "#core/estimators/ebm/ebm-bins.ts";
import { additiveOutputs, binsOfAxis, type FittedEbm } from "#core/estimators/ebm/ebm-model.ts";
import { ebmToOnnx } from "#core/estimators/ebm/ebm-onnx.ts";
import { ebmToPython } from "#core/estimators/ebm/ebm-python.ts";
import { layOut } from "#core/estimators/ebm/ebm-room.ts";
import { choosePairs, pairSide } from "#core/estimators/ebm/pair-terms.ts";
import { bagsFor, type EbmParams } from "#core/estimators/ebm/schema.ts";
import type { Estimator, FitContext, FitProgress } from "#core/estimators/estimator.ts";
import { refusalWords, refuseSettings } from "#core/estimators/setting-refusal.ts";
import { answersOf, usualLossOf } from "#core/estimators/hist-gradient-boosting/losses.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/**
 * Explainable boosting machine: one shape a feature and a few pairs, added up (GA²M: Lou et al. 2012,
 * doi:10.1145/2339530.2339556, and 2013, doi:10.1145/2487575.2487579; Nori et al. 2019, arXiv:1909.09223).
 */
export const ebmEstimator: Estimator<EbmParams, FittedEbm> = {
  fit,
  predict: (model, rows) => answersOf(model.nOutputs, model.classification)(additiveOutputs(model, rows)),
  toOnnx: ebmToOnnx,
  toPython: ebmToPython,
};

async function fit(
  given: Design,
  params: EbmParams,
  checkpoint: Checkpoint<FitProgress>,
  { finishEarly, randomState }: FitContext,
): Promise<FittedEbm> {
  checkLearnable(given);
  const { task } = given;
  const refusals = directionRefusals(params.monotonicCst, { task, columns: columnsOf(given.features) });
  refuseSettings(refusals, "Explainable boosting");
  const warnings = refusals.map((refusal) => `${refusalWords(refusal)}.`);
  const design = { ...given, sampleWeight: classWeighted(given, params.classWeight) };
  const { nRows, features, X } = design;
  const start = usualLossOf(design).start(design);
  const nOutputs = start.length;
  const nPairs =
    nOutputs > 1 ? 0 : Math.min(params.interactions, (features.length * (features.length - 1)) / 2);
  const maxIter = params.maxRounds * (nPairs > 0 ? 2 : 1);
  let progress: FitProgress = { iteration: 1, maxIter, trainLoss: null, validationLoss: null };
  const pause = () => checkpoint(progress);
  await pause();
  const cuts = await cutsForShapes(design, params.maxBins, pause);
  const directions = directionsOf(features, params.monotonicCst);
  const nBags = bagsFor(params, nRows, features.length);
  const room = layOut({
    nRows,
    nFeatures: features.length,
    nOutputs,
    isBinary: design.task === "binary",
    nBags,
    widest: cuts.reduce((most, own) => Math.max(most, binsOfAxis(own)), 1),
    nPairs,
    pairSide: pairSide(params.maxInteractionBins, nRows),
  });
  room.y.set(design.y);
  const mains: BoostTerm[] = [];
  for (const [j, feature] of features.entries()) {
    const cells = room.cells.subarray(j * nRows, (j + 1) * nRows);
    fillCells(X.subarray(j * nRows, (j + 1) * nRows), cuts[j]!, cells);
    const [isInAnyOrder, direction] = [isNominal(feature), directions[j]!];
    mains.push({ features: [j], cuts: [cuts[j]!], cells, isNominal: isInAnyOrder, direction });
    await pause();
  }
  const weights = bagWeights(design);
  const bags: BoostedBag[] = [];
  for (const [i, own] of room.bags.entries()) {
    const bag = drawBag(design, weights, i, randomState);
    for (const row of bag.learnedRows) own.learned[row] = weights[row]!;
    const loss = additiveLossOf(design.task, start, room, own, bag);
    bags.push({ bag, own, loss, plainLoss: loss.asideLoss(), shapes: new Map() });
    await pause();
  }
  let rounds = 0;
  const surroundings = {
    params,
    room,
    finishEarly,
    pause,
    tell(round: number, trainLoss: number, validationLoss: number | null) {
      progress = { iteration: rounds + round, maxIter, trainLoss, validationLoss };
    },
  };
  rounds += await boost(bags, mains, surroundings);
  if (nPairs > 0 && !finishEarly.aborted) {
    const pairs = await choosePairs(bags, mains, {
      nPairs,
      mostBins: params.maxInteractionBins,
      room,
      pause,
    });
    if (pairs.length > 0) rounds += await boost(bags, pairs, surroundings);
    mains.push(...pairs);
  }
  if (finishEarly.aborted) warnings.push(`Stopped after ${rounds} rounds, as asked.`);
  else if (rounds >= maxIter) warnings.push(`The shapes still changed after ${rounds} rounds.`);
  return {
    kind: "ebm",
    warnings,
    classification: design.task !== "regression",
    nOutputs,
    features: features.map((feature, j) => ({
      name: feature.name,
      source: feature.source,
      categories: isNominal(feature) ? (feature.categories ?? null) : null,
      ...rangeOf(X.subarray(j * nRows, (j + 1) * nRows)),
    })),
    nBags: bags.length,
    ...averageBags(bags, mains, start, design),
  };
}

function rangeOf(values: Float32Array): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? { min: Number.NaN, max: Number.NaN } : { min, max };
}
