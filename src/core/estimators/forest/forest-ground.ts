import { ClassCriterion } from "#core/estimators/decision-tree/class-criterion.ts";
import { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import { featuresTried } from "#core/estimators/decision-tree/features-tried.ts";
import { NumberCriterion } from "#core/estimators/decision-tree/number-criterion.ts";
import { type Ground, SplitSearch } from "#core/estimators/decision-tree/split-search.ts";
import type { Criterion } from "#core/estimators/decision-tree/splitter.ts";
import type { Design } from "#core/estimators/design.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";
import { keyFeatures } from "#core/estimators/forest/key-features.ts";
import { Plot, plotArrays, type PlotSize } from "#core/estimators/forest/plot.ts";
import { RandomCuts } from "#core/estimators/forest/random-cuts.ts";
import { RandomSearch, searchMemory } from "#core/estimators/forest/random-search.ts";
import { RankCuts } from "#core/estimators/forest/rank-cuts.ts";
import { rankFeatures } from "#core/estimators/forest/rank-features.ts";
import type { Arrays } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";

/** What all trees of a forest are grown by. */
interface ForestGround {
  readonly plot: Plot;
  readonly ground: Ground;
}

/** Values as ranks, sorted in each node: every cut is tried. */
export async function exactGround(
  design: Design,
  params: ForestParams,
  size: PlotSize,
  pause: () => Promise<void>,
): Promise<ForestGround> {
  const nFeatures = design.features.length;
  const { room, own } = makeRoom((place) => keysAndPlot(place, design, size));
  const { keys, arrays } = own;
  const ranked = await rankFeatures(design, keys, pause);
  const plot = new Plot(ranked, arrays, room);
  const criterion = criterionOf(design, plot, params);
  const cuts = new RankCuts(plot, ranked, params.minSamplesLeaf);
  const search: Ground["search"] = (totalWeight, seed) =>
    new SplitSearch(criterion, cuts, new FeatureOrder(nFeatures, triedOf(design, params), seed), totalWeight);
  return { plot, ground: { criterion, search } };
}

/** Values as they are, one cut of each drawn. */
export async function randomGround(
  design: Design,
  params: ForestParams,
  size: PlotSize,
  pause: () => Promise<void>,
): Promise<ForestGround> {
  const nFeatures = design.features.length;
  const { room, own } = makeRoom((place) => ({
    ...keysAndPlot(place, design, size),
    memory: searchMemory(place, nFeatures, design.classes.length),
  }));
  const { keys, arrays, memory } = own;
  const plot = new Plot(await keyFeatures(design, keys, pause), arrays, room);
  const criterion = criterionOf(design, plot, params);
  const { minSamplesLeaf } = params;
  const cuts = new RandomCuts(plot, minSamplesLeaf);
  const search: Ground["search"] = (totalWeight, seed) => {
    const { draws, features } = memory;
    const order = new FeatureOrder(nFeatures, triedOf(design, params), seed, draws, features);
    return criterion instanceof ClassCriterion && criterion.isWhole
      ? new RandomSearch(plot, { room, memory }, criterion, order, minSamplesLeaf, totalWeight)
      : new SplitSearch(criterion, cuts, order, totalWeight);
  };
  return { plot, ground: { criterion, search } };
}

function keysAndPlot(place: Arrays, { X, features }: Design, size: PlotSize) {
  return { keys: place.int32(X.length), arrays: plotArrays(place, features.length, size) };
}

function criterionOf(
  design: Design,
  { codes, y, weights, order }: Plot,
  { criterion }: ForestParams,
): Criterion {
  if (design.task === "regression") return new NumberCriterion(y, weights, order);
  const isWhole = design.sampleWeight === null;
  return new ClassCriterion(codes, design.classes.length, weights, order, criterion, isWhole);
}

/** Features tried at a split. */
function triedOf({ task, features }: Design, { maxFeatures }: ForestParams): number {
  const tried = maxFeatures === "auto" ? (task === "regression" ? "all" : "sqrt") : maxFeatures;
  return featuresTried(tried, features.length);
}
