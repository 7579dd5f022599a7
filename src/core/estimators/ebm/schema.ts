import { directionRefusals } from "#core/estimators/column-settings.ts";
import { classWeightField } from "#core/estimators/class-weight-field.ts";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { defineParams } from "#core/estimators/params.ts";

const params = defineParams({
  interactions: {
    type: "integer",
    label: "Pairs of features",
    help: "So many pairs, at most, get a shape of their own where two features act together; 0 keeps every effect a single curve. Not for more than two classes.",
    default: 10,
    min: 0,
    max: 100,
  },
  learningRate: {
    type: "number",
    label: "Learning rate",
    help: "How much of each small tree is added: the less, the more rounds it takes, and the smoother the shapes.",
    default: 0.02,
    min: 0.001,
    max: 1,
    log: true,
  },
  maxRounds: {
    type: "integer",
    label: "Most rounds",
    help: "A round gives every feature one small tree, in turn. Usually the rows that a bag keeps aside end it earlier.",
    default: 5000,
    min: 1,
    max: 50_000,
    log: true,
  },
  outerBags: {
    type: "optional-integer",
    label: "Bags",
    none: "by table size",
    first: 8,
    help: "So many models, each without another part of the rows, are averaged; how much they differ gives the error bars. Without a number: 8, or 4 for large tables.",
    default: null,
    min: 1,
    max: 100,
  },
  monotonicCst: {
    type: "column-directions",
    label: "Directions",
    help: "The curve of such a column never falls, or never rises; it takes part in no pair.",
    default: [],
    tasks: ["binary", "regression"],
    advanced: true,
  },
  classWeight: { ...classWeightField, advanced: true },
  maxBins: {
    type: "integer",
    label: "Bins of a feature",
    help: "A shape has so many steps at most: fewer are coarser and steadier.",
    default: 255,
    min: 2,
    max: 255,
    advanced: true,
  },
  maxInteractionBins: {
    type: "integer",
    label: "Bins of a side of a pair",
    help: "The grid of a pair has so many steps at most along each of its features.",
    default: 32,
    min: 2,
    max: 64,
    advanced: true,
  },
  maxLeaves: {
    type: "integer",
    label: "Leaves of a small tree",
    help: "How many steps one small tree may draw at once.",
    default: 3,
    min: 2,
    max: 10,
    advanced: true,
  },
  minSamplesLeaf: {
    type: "integer",
    label: "Least rows in a leaf",
    help: "Steps that fewer rows would stand on are not made.",
    default: 4,
    min: 1,
    max: 1_000_000,
    log: true,
    advanced: true,
  },
  earlyStoppingRounds: {
    type: "integer",
    label: "Patience",
    help: "Rounds without a lower loss of the rows kept aside before a bag stops.",
    default: 50,
    min: 1,
    max: 1000,
    advanced: true,
  },
});
export type EbmParams = typeof params.defaults;

/** Cells of a design, from which on fewer bags are drawn. */
const LARGE = 3_000_000;

/** Those that were set, else by the size of the design. */
export function bagsFor({ outerBags }: EbmParams, nRows: number, nFeatures: number): number {
  return outerBags ?? (nRows * nFeatures > LARGE ? 4 : 8);
}

/** Rounds until a bag stops, in usual data, at a learning rate of 1. */
const USUAL_ROUNDS = 10;

export const ebm: EstimatorSpec<EbmParams> = {
  id: "ebm",
  title: "Explainable boosting",
  summary:
    "Adds up one curve a feature, and a few pairs: as readable as a linear model, often as good as boosted trees.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  baseline: false,
  params,
  iterationName: "round",
  curveLoss: (task) => (task === "regression" ? "squared error" : "log loss"),
  refusals: ({ monotonicCst }, ground) => directionRefusals(monotonicCst, ground),
  // Each bag keeps rows of its own aside to stop by.
  validationFraction: () => 0,
  cost: ({ nRows, nFeatures, nOutputs }, params) => {
    const { learningRate, maxRounds, interactions } = params;
    const bags = bagsFor(params, nRows, nFeatures);
    const pairs = nOutputs > 1 ? 0 : interactions;
    const steps = Math.min(maxRounds, USUAL_ROUNDS / learningRate) * (nFeatures + pairs);
    return {
      // What ebm-room.ts lays out, by row: two bytes a cell, and the outputs and weights of each bag.
      bytes: nRows * (2 * (nFeatures + pairs + 1) + bags * (8 * nOutputs + 12) + 40),
      flops: 2 * bags * steps * nRows * (nOutputs > 1 ? 8 * nOutputs : 1),
    };
  },
  load: async () => (await import("#core/estimators/ebm/ebm.ts")).ebmEstimator,
};
