import type { Design } from "#core/estimators/design.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Sum of the weights of each class's rows. */
export function classWeights({ y, classes, sampleWeight }: Design): Float64Array {
  const sums = new Float64Array(classes.length);
  for (let row = 0; row < y.length; row++) sums[y[row]!]! += sampleWeight === null ? 1 : sampleWeight[row]!;
  return sums;
}

/**
 * @throws LatheError "target-has-one-class" when fewer than two classes have rows of weight above 0; "no-features"
 */
export function checkLearnable(design: Design): void {
  if (design.features.length === 0) throw new LatheError("no-features", {});
  if (design.task === "regression") return;
  const present = classWeights(design).filter((weight) => weight > 0).length;
  if (present < 2) throw new LatheError("target-has-one-class", { column: "target" });
}

/** Weighted mean of y. */
export function weightedMean({ y, sampleWeight }: Pick<Design, "y" | "sampleWeight">): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < y.length; row++) {
    const weight = sampleWeight === null ? 1 : sampleWeight[row]!;
    sum += weight * y[row]!;
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}

/** Rows of weight above 0, in their order. */
export function weightedRows({ nRows, sampleWeight }: Design): Int32Array {
  const all = Int32Array.from({ length: nRows }, (_, row) => row);
  return sampleWeight === null ? all : all.filter((row) => sampleWeight[row]! > 0);
}

/**
 * By class code, what the weights of its rows are multiplied by; null for all 1. "balanced" lets each class that has rows
 * weigh the same: rows / (classes · rows of the class), as in scikit-learn. Everything else leaves the weights as they are.
 */
export function classFactors(design: Design, classWeight: string): Float64Array | null {
  if (classWeight !== "balanced" || design.task === "regression") return null;
  const counts = classWeights({ ...design, sampleWeight: null });
  const nClasses = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 0 : design.nRows / (nClasses * count)));
}

/** Row weights times class weights; null for all 1. */
export function classWeighted(design: Design, classWeight: string): Float64Array | null {
  const { y, sampleWeight } = design;
  const factors = classFactors(design, classWeight);
  if (factors === null) return sampleWeight;
  return Float64Array.from(y, (code, row) => (sampleWeight?.[row] ?? 1) * factors[code]!);
}
