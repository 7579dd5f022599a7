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
export function weightedMean({ y, sampleWeight }: Design): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < y.length; row++) {
    const weight = sampleWeight === null ? 1 : sampleWeight[row]!;
    sum += weight * y[row]!;
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}
