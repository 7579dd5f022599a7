import { dotMixed } from "#core/estimators/optimise/dot.ts";
import type { Design } from "#core/estimators/design.ts";
import { exp, log, log1p } from "#core/shared/math.ts";

/** Rows are taken in blocks whose sums stay in the processor's first cache. */
const BLOCK = 1024;

/**
 * The weighted log loss of a linear model and its gradient, over columns less their means (with a free intercept
 * that changes nothing but the conditioning).
 * Weights are laid out output by output, each nFeatures of them and then its intercept.
 */
export interface LogLikelihood {
  /** 1 for two classes (the log odds of the second), else one for each class. */
  readonly nOutputs: number;
  readonly means: Float64Array;
  /** Σ weight · (x - mean)² of each column. */
  readonly squares: Float64Array;
  readonly totalWeight: number;
  /** Sum over rows of weight · loss; adds the gradient to `gradient`. */
  evaluate(weights: Float64Array, gradient: Float64Array): number;
}

/** @param rowWeights  one weight ≥ 0 a row, or null for all 1 */
export function logLikelihood(design: Design, rowWeights: Float64Array | null): LogLikelihood {
  const { nRows, X, y } = design;
  const p = design.features.length;
  const nOutputs = design.classes.length === 2 ? 1 : design.classes.length;
  const { means, squares, totalWeight } = moments(design, rowWeights);
  const sums = new Float64Array(nOutputs * BLOCK);

  function evaluate(weights: Float64Array, gradient: Float64Array): number {
    let loss = 0;
    for (let start = 0; start < nRows; start += BLOCK) {
      const size = Math.min(BLOCK, nRows - start);
      for (let k = 0; k < nOutputs; k++) addUp(weights, k, start, size);
      loss +=
        nOutputs === 1
          ? binaryResiduals(sums, y, rowWeights, start, size)
          : softmaxResiduals(sums, nOutputs, y, rowWeights, start, size);
      for (let k = 0; k < nOutputs; k++) collect(gradient, k, start, size);
    }
    return loss;
  }

  function addUp(weights: Float64Array, k: number, start: number, size: number): void {
    const base = k * (p + 1);
    const out = sums.subarray(k * BLOCK, k * BLOCK + size);
    let intercept = weights[base + p]!;
    for (let j = 0; j < p; j++) intercept -= weights[base + j]! * means[j]!;
    out.fill(intercept);
    for (let j = 0; j < p; j++) {
      const weight = weights[base + j]!;
      const column = X.subarray(j * nRows + start, j * nRows + start + size);
      for (let i = 0; i < size; i++) out[i]! += weight * column[i]!;
    }
  }

  function collect(gradient: Float64Array, k: number, start: number, size: number): void {
    const base = k * (p + 1);
    const residuals = sums.subarray(k * BLOCK, k * BLOCK + size);
    let total = 0;
    for (let i = 0; i < size; i++) total += residuals[i]!;
    gradient[base + p]! += total;
    for (let j = 0; j < p; j++) {
      const column = X.subarray(j * nRows + start, j * nRows + start + size);
      gradient[base + j]! += dotMixed(residuals, column) - total * means[j]!;
    }
  }

  return { nOutputs, means, squares, totalWeight, evaluate };
}

/** Turns log odds into weight · (probability - answer); returns the loss. */
function binaryResiduals(
  sums: Float64Array,
  y: Float64Array,
  rowWeights: Float64Array | null,
  start: number,
  size: number,
): number {
  let loss = 0;
  for (let i = 0; i < size; i++) {
    const odds = sums[i]!;
    const e = exp(-Math.abs(odds));
    const answer = y[start + i]!;
    const weight = rowWeights === null ? 1 : rowWeights[start + i]!;
    const wrongWay = answer === 1 ? odds < 0 : odds > 0;
    loss += weight * (log1p(e) + (wrongWay ? Math.abs(odds) : 0));
    sums[i] = weight * ((odds >= 0 ? 1 : e) / (1 + e) - answer);
  }
  return loss;
}

/** The same for one sum a class. */
function softmaxResiduals(
  sums: Float64Array,
  nClasses: number,
  y: Float64Array,
  rowWeights: Float64Array | null,
  start: number,
  size: number,
): number {
  let loss = 0;
  for (let i = 0; i < size; i++) {
    let max = -Infinity;
    for (let at = i; at < nClasses * BLOCK; at += BLOCK) if (sums[at]! > max) max = sums[at]!;
    const answer = i + y[start + i]! * BLOCK;
    const answerSum = sums[answer]!;
    let total = 0;
    for (let at = i; at < nClasses * BLOCK; at += BLOCK) total += sums[at] = exp(sums[at]! - max);
    const weight = rowWeights === null ? 1 : rowWeights[start + i]!;
    loss += weight * (max - answerSum + log(total));
    const scale = weight / total;
    for (let at = i; at < nClasses * BLOCK; at += BLOCK) sums[at]! *= scale;
    sums[answer]! -= weight;
  }
  return loss;
}

function moments(
  { nRows, X, features }: Design,
  rowWeights: Float64Array | null,
): { means: Float64Array; squares: Float64Array; totalWeight: number } {
  const p = features.length;
  const means = new Float64Array(p);
  const squares = new Float64Array(p);
  const totalWeight = rowWeights === null ? nRows : rowWeights.reduce((sum, weight) => sum + weight, 0);
  for (let j = 0; j < p; j++) {
    const column = X.subarray(j * nRows, (j + 1) * nRows);
    let sum = 0;
    for (let row = 0; row < nRows; row++) sum += (rowWeights === null ? 1 : rowWeights[row]!) * column[row]!;
    const mean = sum / totalWeight;
    let square = 0;
    for (let row = 0; row < nRows; row++) {
      const deviation = column[row]! - mean;
      square += (rowWeights === null ? 1 : rowWeights[row]!) * deviation * deviation;
    }
    means[j] = mean;
    squares[j] = square;
  }
  return { means, squares, totalWeight };
}
