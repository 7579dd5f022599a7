import { type EbmTerm, type FittedEbm, meanContribution } from "#core/estimators/ebm/ebm-model.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";

/** An axis of a shape: cuts.length + 1 bins of values in rising order, and one more for what is missing. */
export interface ShapeAxis {
  readonly name: string;
  readonly cuts: readonly number[];
  /** Least and greatest training value. */
  readonly min: number;
  readonly max: number;
  /** A name a bin, that of unseen categories first; null for numbers. */
  readonly levels: readonly string[] | null;
}

/** One addend of a model, as it is drawn. Cells run over the bins of the second axis first. */
export interface TermShape {
  /** Names of its features, "age × fare": what edits call it. */
  readonly key: string;
  readonly names: readonly string[];
  readonly axes: readonly ShapeAxis[];
  /** Of each output, a number a cell. */
  readonly values: readonly (readonly number[])[];
  /** Standard deviations over bags, in the same order. */
  readonly deviations: readonly (readonly number[])[];
  /** Training rows (their weights) of each cell. */
  readonly weights: readonly number[];
  /** Mean absolute contribution over the training rows. */
  readonly contribution: number;
}

/** A model that is a sum of shapes, in plain numbers. */
export interface ModelShapes {
  /** The number itself; the log odds of `classes[1]`; or one output a class. */
  readonly unit: "number" | "log-odds" | "scores";
  readonly target: string;
  readonly classes: readonly string[];
  readonly intercept: readonly number[];
  readonly nBags: number;
  /** The largest contribution first. */
  readonly terms: readonly TermShape[];
}

/** null for a model that is no sum of shapes. */
export function modelShapes({ model, classes, target }: FittedPipeline): ModelShapes | null {
  if (!isEbm(model)) return null;
  const { nOutputs, intercept, nBags, classification } = model;
  const terms = model.terms.map((term) => termShape(term, model));
  return {
    unit: classification ? (nOutputs === 1 ? "log-odds" : "scores") : "number",
    target,
    classes,
    intercept: [...intercept],
    nBags,
    terms: terms.toSorted((a, b) => b.contribution - a.contribution),
  };
}

export function isEbm(model: FittedPipeline["model"]): model is FittedEbm {
  return model.kind === "ebm";
}

/** What a term is called wherever its model is: by its features. */
export function termKey({ features }: EbmTerm, model: FittedEbm): string {
  return features.map((j) => model.features[j]!.name).join(" × ");
}

function termShape(term: EbmTerm, model: FittedEbm): TermShape {
  const { nOutputs } = model;
  const of = (all: Float64Array) =>
    Array.from({ length: nOutputs }, (_, k) => Array.from(all.filter((_value, i) => i % nOutputs === k)));
  return {
    key: termKey(term, model),
    names: term.features.map((j) => model.features[j]!.name),
    axes: term.features.map((j, axis) => {
      const { name, categories, min, max } = model.features[j]!;
      const cuts = [...term.cuts[axis]!];
      const levels = categories === null ? null : levelsOf(categories, cuts);
      return { name, cuts, min, max, levels };
    }),
    values: of(term.values),
    deviations: of(term.deviations),
    weights: [...term.weights],
    contribution: meanContribution(term, nOutputs),
  };
}

/** A bin of several categories has the names of all of them. */
function levelsOf(categories: readonly string[], cuts: readonly number[]): string[] {
  const names: string[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (let code = -1; code < categories.length; code++) {
    const bin = cuts.filter((cut) => cut < code).length;
    names[bin]!.push(code === -1 ? "unseen" : categories[code]!);
  }
  return names.map((some) => some.join(", "));
}
