import type { Design } from "#core/estimators/design.ts";
import { type BoostedBag, type BoostTerm, nCellsOf } from "#core/estimators/ebm/boost-term.ts";
import type { EbmTerm, FittedEbm } from "#core/estimators/ebm/ebm-model.ts";

/** The mean over bags of shapes that each have mean 0 over the training rows, their spread, and the intercept left over. */
export function averageBags(
  bags: readonly BoostedBag[],
  terms: readonly BoostTerm[],
  start: Float64Array,
  { sampleWeight }: Pick<Design, "sampleWeight">,
): Pick<FittedEbm, "terms" | "intercept"> {
  const intercept = start.slice();
  const nOutputs = start.length;
  const averaged = terms.map((term): EbmTerm => {
    const weights = new Float64Array(nCellsOf(term));
    for (let row = 0; row < term.cells.length; row++)
      weights[term.cells[row]!]! += sampleWeight === null ? 1 : sampleWeight[row]!;
    const values = new Float64Array(weights.length * nOutputs);
    const squares = new Float64Array(values.length);
    const centred = bags.map(({ shapes }) => {
      const { shape, means } = centre(shapes.get(term)!, weights, nOutputs);
      means.forEach((mean, k) => {
        intercept[k]! += mean / bags.length;
      });
      return shape;
    });
    for (const shape of centred) shape.forEach((value, i) => void (values[i]! += value / bags.length));
    for (const shape of centred)
      shape.forEach((value, i) => void (squares[i]! += (value - values[i]!) * (value - values[i]!)));
    const deviations = squares.map((sum) => Math.sqrt(sum / Math.max(1, bags.length - 1)));
    return { features: term.features, cuts: term.cuts, values, deviations, weights };
  });
  // A pair that no bag found anything in is none.
  const isSilent = ({ features, values }: EbmTerm) => features.length === 2 && !values.some((v) => v !== 0);
  return { intercept, terms: averaged.filter((term) => !isSilent(term)) };
}

/** Cells without rows move along with the others. */
function centre(shape: Float64Array, weights: Float64Array, nOutputs: number) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = new Float64Array(nOutputs);
  for (let cell = 0; cell < weights.length; cell++)
    for (let k = 0; k < nOutputs; k++) means[k]! += (weights[cell]! * shape[cell * nOutputs + k]!) / total;
  return { shape: shape.map((value, i) => value - means[i % nOutputs]!), means };
}
