import { type EbmTerm, type FittedEbm } from "#core/estimators/ebm/ebm-model.ts";
import { isotonic } from "#core/estimators/ebm/isotonic.ts";
import { isEbm, termKey } from "#core/explain/model-shapes.ts";
import type { ShapeEdit, ShapePart } from "#core/explain/shape-edit.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";

/** The pipeline with its shapes edited, one edit after the other. A shape that this model has not stays away. */
export function withShapeEdits(pipeline: FittedPipeline, edits: readonly ShapeEdit[]): FittedPipeline {
  const { model } = pipeline;
  if (edits.length === 0 || !isEbm(model)) return pipeline;
  return { ...pipeline, model: edits.reduce(applyEdit, model) };
}

function applyEdit(model: FittedEbm, edit: ShapeEdit): FittedEbm {
  const isMeant = (term: EbmTerm) => termKey(term, model) === edit.term;
  if (edit.act === "remove") return { ...model, terms: model.terms.filter((term) => !isMeant(term)) };
  if (edit.act === "lock") return lockCurve(model, edit);
  return {
    ...model,
    terms: model.terms.map((term) => (isMeant(term) ? editCurve(term, model, edit) : term)),
  };
}

/** As a fit that keeps to the direction has it: the feature is in no pair, or the pair could turn what the curve says. */
function lockCurve(
  model: FittedEbm,
  { term: key, direction }: Extract<ShapeEdit, { act: "lock" }>,
): FittedEbm {
  const locked = model.terms.find((term) => termKey(term, model) === key && term.features.length === 1);
  if (!locked) return model;
  const whole = { kind: "range", from: null, to: null } as const;
  const curve = editCurve(locked, model, { act: "monotone", term: key, part: whole, direction });
  const isPairOfIt = ({ features }: EbmTerm) =>
    features.length === 2 && features.includes(locked.features[0]!);
  const terms = model.terms.filter((term) => !isPairOfIt(term));
  return { ...model, terms: terms.map((term) => (term === locked ? curve : term)) };
}

type PartEdit = Exclude<ShapeEdit, { act: "remove" | "lock" }>;

/** Pairs have no part that an edit could mean: they are as they were. */
function editCurve(term: EbmTerm, model: FittedEbm, edit: PartEdit): EbmTerm {
  if (term.features.length !== 1) return term;
  const { nOutputs } = model;
  const cut = edit.part.kind === "range" ? cutAt(term, model, [edit.part.from, edit.part.to]) : term;
  const bins = binsOf(cut, model, edit.part);
  if (bins.length === 0) return term;
  const values = cut.values.slice();
  const deviations = cut.deviations.slice();
  const weights = bins.map((bin) => cut.weights[bin]!);
  for (let k = 0; k < nOutputs; k++) {
    const at = (i: number) => bins[i]! * nOutputs + k;
    const before = bins.map((_, i) => values[at(i)]!);
    const after = changed(edit, before, weights);
    for (const [i, value] of after.entries()) {
      values[at(i)] = value;
      // What a person set has no spread over bags; what was only moved keeps it.
      if (edit.act !== "shift" && value !== before[i]) deviations[at(i)] = 0;
    }
  }
  return { ...cut, values, deviations };
}

function changed(edit: PartEdit, values: readonly number[], weights: readonly number[]): readonly number[] {
  switch (edit.act) {
    case "flatten": {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const own = total > 0 ? weights : values.map(() => 1);
      const sum = values.reduce((all, value, i) => all + value * own[i]!, 0);
      return values.map(() => sum / (total > 0 ? total : values.length));
    }
    case "shift":
      return values.map((value) => value + edit.by);
    case "monotone": {
      const sign = edit.direction === "up" ? 1 : -1;
      const rising = isotonic(
        values.map((value) => sign * value),
        weights,
      );
      return rising.map((value) => sign * value);
    }
  }
}

/** The bins of values that the part means, in rising order; never that of missing values. */
function binsOf(term: EbmTerm, model: FittedEbm, part: ShapePart): number[] {
  const cuts = term.cuts[0]!;
  const bins = Array.from({ length: cuts.length + 1 }, (_, bin) => bin);
  if (part.kind === "range") {
    const [from, to] = [Math.fround(part.from ?? -Infinity), Math.fround(part.to ?? Infinity)];
    return bins.filter((bin) => (cuts[bin - 1] ?? -Infinity) >= from && (cuts[bin] ?? Infinity) <= to);
  }
  const { categories } = model.features[term.features[0]!]!;
  const wanted = new Set(part.levels);
  return bins.filter((bin) => bin > 0 && wanted.has(categories?.[bin - 1] ?? ""));
}

/** The same curve with cuts there too: other folds have other bins, and an edit means the same values in each. */
function cutAt(term: EbmTerm, model: FittedEbm, places: readonly (number | null)[]): EbmTerm {
  const { nOutputs } = model;
  const { min, max } = model.features[term.features[0]!]!;
  const old = term.cuts[0]!;
  const added = places.flatMap((place) => (place === null ? [] : [Math.fround(place)]));
  const cuts = Float32Array.from(new Set([...old, ...added])).sort();
  if (cuts.length === old.length) return term;
  const nBins = cuts.length + 2;
  const values = new Float64Array(nBins * nOutputs);
  const deviations = new Float64Array(nBins * nOutputs);
  const weights = new Float64Array(nBins);
  const long = (from: number, to: number) => Math.max(0, Math.min(max, to) - Math.max(min, from));
  for (let bin = 0, source = 0; bin < nBins; bin++) {
    const isMissing = bin === nBins - 1;
    if (isMissing) source = old.length + 1;
    else while (source < old.length && (cuts[bin] ?? Infinity) > old[source]!) source++;
    for (let k = 0; k < nOutputs; k++) {
      values[bin * nOutputs + k] = term.values[source * nOutputs + k]!;
      deviations[bin * nOutputs + k] = term.deviations[source * nOutputs + k]!;
    }
    if (isMissing) {
      weights[bin] = term.weights[source]!;
      continue;
    }
    // Rows of a bin that is cut are shared by length: where in it they lie is not kept.
    const whole = long(old[source - 1] ?? -Infinity, old[source] ?? Infinity);
    const part = long(cuts[bin - 1] ?? -Infinity, cuts[bin] ?? Infinity);
    weights[bin] = term.weights[source]! * (whole > 0 ? part / whole : 1);
  }
  return { ...term, cuts: [cuts], values, deviations, weights };
}
