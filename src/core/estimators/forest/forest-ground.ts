import { ClassCriterion } from "#core/estimators/decision-tree/class-criterion.ts";
import { FeatureOrder } from "#core/estimators/decision-tree/feature-order.ts";
import { featuresTried } from "#core/estimators/decision-tree/features-tried.ts";
import { NumberCriterion } from "#core/estimators/decision-tree/number-criterion.ts";
import { type Ground, SplitSearch } from "#core/estimators/decision-tree/split-search.ts";
import type { Criterion, CutFinder } from "#core/estimators/decision-tree/splitter.ts";
import type { Design } from "#core/estimators/design.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";
import { keyFeatures } from "#core/estimators/forest/key-features.ts";
import { KernelSearch, searchArrays } from "#core/estimators/forest/kernel-search.ts";
import { Plot, plotArrays, type PlotSize } from "#core/estimators/forest/plot.ts";
import { RandomCuts } from "#core/estimators/forest/random-cuts.ts";
import { RankCuts } from "#core/estimators/forest/rank-cuts.ts";
import { rankFeatures } from "#core/estimators/forest/rank-features.ts";
import type { Arrays, Room } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";
import type { Sorting } from "#core/kernels/search-sorted-cuts.ts";

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
  const { minSamplesLeaf } = params;
  const { room, own } = makeRoom((place) => ({
    ...searchedPlot(place, design, size),
    values: place.float32(design.X.length),
    offsets: place.int32(nFeatures + 1),
    items: place.float64(size.isClassification ? 2 * size.nRows : 0),
    counts: place.int32(size.isClassification ? 2 * design.nRows + 4 : 0),
  }));
  const ranked = await rankFeatures(design, own.keys, own.values, own.offsets, pause);
  const plot = new Plot(ranked, own.arrays, room);
  const criterion = criterionOf(design, plot, params);
  const cuts = new RankCuts(plot, ranked, minSamplesLeaf);
  return {
    plot,
    ground: {
      criterion,
      search: searchOf(design, params, { room, own, sorting: own }, plot, criterion, cuts),
    },
  };
}

/** Values as they are, one cut of each drawn. */
export async function randomGround(
  design: Design,
  params: ForestParams,
  size: PlotSize,
  pause: () => Promise<void>,
): Promise<ForestGround> {
  const { room, own } = makeRoom((place) => searchedPlot(place, design, size));
  const plot = new Plot(await keyFeatures(design, own.keys, pause), own.arrays, room);
  const criterion = criterionOf(design, plot, params);
  const cuts = new RandomCuts(plot, params.minSamplesLeaf);
  return {
    plot,
    ground: {
      criterion,
      search: searchOf(design, params, { room, own, sorting: null }, plot, criterion, cuts),
    },
  };
}

/** By kernels where sums are whole numbers. */
function searchOf(
  design: Design,
  params: ForestParams,
  {
    room,
    own,
    sorting,
  }: { readonly room: Room; readonly own: SearchedPlot; readonly sorting: Sorting | null },
  plot: Plot,
  criterion: Criterion,
  cuts: CutFinder,
): Ground["search"] {
  const { draws, features, constants } = own.search;
  const tried = triedOf(design, params);
  return (totalWeight, seed) => {
    const order = new FeatureOrder(design.features.length, tried, seed, draws, features, constants);
    return criterion instanceof ClassCriterion && criterion.isWhole
      ? new KernelSearch(
          plot,
          room,
          own.search,
          sorting,
          criterion,
          order,
          params.minSamplesLeaf,
          totalWeight,
        )
      : new SplitSearch(criterion, cuts, order, totalWeight);
  };
}

type SearchedPlot = ReturnType<typeof searchedPlot>;

function searchedPlot(place: Arrays, { X, features, classes }: Design, size: PlotSize) {
  return {
    keys: place.int32(X.length),
    arrays: plotArrays(place, features.length, size),
    search: searchArrays(place, size.nRows, features.length, classes.length),
  };
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
