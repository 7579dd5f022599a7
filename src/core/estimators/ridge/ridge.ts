import { checkLearnable, weightedMean } from "#core/estimators/class-shares.ts";
import type { Design } from "#core/estimators/design.ts";
import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";
import {
  type LinearModel,
  linearOutputs,
  linearSumsToOnnx,
  toFloats,
} from "#core/estimators/linear-model.ts";
import { choleskyInPlace, solveCholesky } from "#core/estimators/optimise/cholesky.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";
import type { RidgeParams } from "#core/estimators/ridge/schema.ts";

export interface FittedRidge extends FittedModel, LinearModel {
  readonly kind: "ridge";
}

/**
 * Least squares with the penalty alpha · ‖w‖², the intercept free: the normal equations of centred columns, or,
 * with more features than rows, their dual. Hoerl and Kennard (1970), doi:10.1080/00401706.1970.10488634.
 */
export const ridgeEstimator: Estimator<RidgeParams, FittedRidge> = {
  async fit(design, { alpha }, checkpoint) {
    checkLearnable(design);
    const p = design.features.length;
    const centred = centre(design);
    const dual = p > design.nRows;
    const size = dual ? design.nRows : p;
    const report = (iteration: number) =>
      checkpoint({ iteration, maxIter: size, trainLoss: null, validationLoss: null });
    const gram = dual
      ? await innerGram(transpose(centred.Z, design.nRows, p), p, size, report)
      : await innerGram(centred.Z, design.nRows, size, report);
    const right = dual ? Float64Array.from(centred.y) : projections(centred, design.nRows, p);
    const warnings = solve(gram, size, alpha, right);
    const coef = dual ? projections({ ...centred, y: right }, design.nRows, p) : right;
    let intercept = centred.yMean;
    for (let j = 0; j < p; j++) intercept -= coef[j]! * centred.means[j]!;
    return { kind: "ridge", warnings, coef, intercept: Float64Array.of(intercept) };
  },

  predict: linearOutputs,

  toOnnx: (model, features, graph) => toFloats(linearSumsToOnnx(model, features, graph), graph),

  toPython: ({ alpha }) => ({
    imports: ["from sklearn.linear_model import Ridge"],
    expression: pythonCall("Ridge", [["alpha", pythonFloat(alpha)]]),
  }),
};

/** Columns less their weighted means, each row times the root of its weight. */
interface Centred {
  /** Column-major (nRows × p). */
  readonly Z: Float64Array;
  readonly means: Float64Array;
  readonly y: Float64Array;
  readonly yMean: number;
}

function centre(design: Design): Centred {
  const { nRows, X, y, sampleWeight } = design;
  const p = design.features.length;
  const roots = sampleWeight === null ? null : sampleWeight.map(Math.sqrt);
  const total = sampleWeight === null ? nRows : sampleWeight.reduce((sum, weight) => sum + weight, 0);
  const means = new Float64Array(p);
  const Z = new Float64Array(nRows * p);
  for (let j = 0; j < p; j++) {
    const start = j * nRows;
    let sum = 0;
    for (let row = 0; row < nRows; row++)
      sum += sampleWeight === null ? X[start + row]! : sampleWeight[row]! * X[start + row]!;
    const mean = total === 0 ? 0 : sum / total;
    means[j] = mean;
    for (let row = 0; row < nRows; row++)
      Z[start + row] = roots === null ? X[start + row]! - mean : roots[row]! * (X[start + row]! - mean);
  }
  const yMean = weightedMean(design);
  const yCentred = y.map((value, row) => (roots === null ? value - yMean : roots[row]! * (value - yMean)));
  return { Z, means, y: yCentred, yMean };
}

/** Lower triangle of ZᵀZ, row-major p × p, of a column-major Z (nRows × p). */
async function innerGram(
  Z: Float64Array,
  nRows: number,
  p: number,
  report: (iteration: number) => Promise<void>,
): Promise<Float64Array> {
  const gram = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    const column = Z.subarray(i * nRows, (i + 1) * nRows);
    for (let j = 0; j <= i; j++) gram[i * p + j] = dot(column, Z.subarray(j * nRows, (j + 1) * nRows));
    await report(i + 1);
  }
  return gram;
}

function transpose(Z: Float64Array, nRows: number, p: number): Float64Array {
  const rows = new Float64Array(nRows * p);
  for (let j = 0; j < p; j++) for (let row = 0; row < nRows; row++) rows[row * p + j] = Z[j * nRows + row]!;
  return rows;
}

/** Zᵀy. */
function projections({ Z, y }: Centred, nRows: number, p: number): Float64Array {
  return Float64Array.from({ length: p }, (_, j) => dot(Z.subarray(j * nRows, (j + 1) * nRows), y));
}

/** Four sums side by side: one alone would wait for each addition. Their order is fixed. */
function dot(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < n; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}

/** Solves (gram + alpha · I) · x = b in place in b. Returns warnings. */
function solve(gram: Float64Array, n: number, alpha: number, b: Float64Array): string[] {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += gram[i * n + i]!;
  for (const share of [0, 1e-12, 1e-10, 1e-8, 1e-6]) {
    const factor = Float64Array.from(gram);
    const penalty = alpha + (share * trace) / n;
    for (let i = 0; i < n; i++) factor[i * n + i]! += penalty;
    if (!choleskyInPlace(factor, n)) continue;
    solveCholesky(factor, n, b);
    return share === 0 ? [] : [tooAlike];
  }
  b.fill(0); // every column is constant: the mean is all there is to say
  return alpha > 0 ? [] : [tooAlike];
}

const tooAlike =
  "Some columns are sums of others, so least squares has no single answer: a trace of penalty was added. " +
  "An alpha above 0 settles it.";
