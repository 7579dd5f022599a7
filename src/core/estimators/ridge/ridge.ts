import { dot } from "#core/estimators/optimise/dot.ts";
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
    const centre = centreOf(design);
    const report = (iteration: number, maxIter: number) =>
      checkpoint({ iteration, maxIter, trainLoss: null, validationLoss: null });
    const { coef, warnings } =
      p > design.nRows
        ? await solveDual(design, centre, alpha, report)
        : await solvePrimal(design, centre, alpha, report);
    let intercept = centre.y;
    for (let j = 0; j < p; j++) intercept -= coef[j]! * centre.x[j]!;
    return { kind: "ridge", warnings, coef, intercept: Float64Array.of(intercept) };
  },

  predict: linearOutputs,

  toOnnx: (model, features, graph) => toFloats(linearSumsToOnnx(model, features, graph), graph),

  toPython: ({ alpha }) => ({
    imports: ["from sklearn.linear_model import Ridge"],
    expression: pythonCall("Ridge", [["alpha", pythonFloat(alpha)]]),
  }),
};

type Report = (iteration: number, maxIter: number) => Promise<void>;

interface Solution {
  readonly coef: Float64Array;
  readonly warnings: readonly string[];
}

/** Rows centred at a time: as doubles they stay in the processor's caches, and no whole second table is needed. */
const BLOCK = 1024;

/** (ZᵀZ + alpha · I) w = Zᵀy. */
async function solvePrimal(design: Design, centre: Centre, alpha: number, report: Report): Promise<Solution> {
  const p = design.features.length;
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p);
  const nBlocks = Math.ceil(design.nRows / BLOCK);
  for (let block = 0; block < nBlocks; block++) {
    const { Z, y, size } = centredRows(design, centre, block * BLOCK, BLOCK);
    for (let i = 0; i < p; i++) {
      const column = Z.subarray(i * size, (i + 1) * size);
      for (let j = 0; j <= i; j++) gram[i * p + j]! += dot(column, Z.subarray(j * size, (j + 1) * size));
      right[i]! += dot(column, y);
    }
    await report(block + 1, nBlocks);
  }
  const warnings = solve(gram, p, alpha, right);
  return { coef: right, warnings };
}

/** w = Zᵀa with (ZZᵀ + alpha · I) a = y: the smaller system where there are more features than rows. */
async function solveDual(design: Design, centre: Centre, alpha: number, report: Report): Promise<Solution> {
  const p = design.features.length;
  const { Z, y, size: n } = centredRows(design, centre, 0, design.nRows);
  const rows = new Float64Array(n * p);
  for (let j = 0; j < p; j++) for (let row = 0; row < n; row++) rows[row * p + j] = Z[j * n + row]!;
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const one = rows.subarray(i * p, (i + 1) * p);
    for (let j = 0; j <= i; j++) gram[i * n + j] = dot(one, rows.subarray(j * p, (j + 1) * p));
    await report(i + 1, n);
  }
  const warnings = solve(gram, n, alpha, y);
  return {
    coef: Float64Array.from({ length: p }, (_, j) => dot(Z.subarray(j * n, (j + 1) * n), y)),
    warnings,
  };
}

/** Weighted means. */
interface Centre {
  readonly x: Float64Array;
  readonly y: number;
}

function centreOf(design: Design): Centre {
  const { nRows, X, sampleWeight } = design;
  const total = sampleWeight === null ? nRows : sampleWeight.reduce((sum, weight) => sum + weight, 0);
  const x = new Float64Array(design.features.length);
  for (let j = 0; j < x.length; j++) {
    let sum = 0;
    for (let row = 0; row < nRows; row++)
      sum += (sampleWeight === null ? 1 : sampleWeight[row]!) * X[j * nRows + row]!;
    x[j] = total === 0 ? 0 : sum / total;
  }
  return { x, y: weightedMean(design) };
}

/** Some rows less the means, each times the root of its weight; Z column-major (size × p). */
function centredRows(
  design: Design,
  centre: Centre,
  start: number,
  atMost: number,
): { Z: Float64Array; y: Float64Array; size: number } {
  const { nRows, X, sampleWeight } = design;
  const size = Math.min(atMost, nRows - start);
  const roots = Float64Array.from({ length: size }, (_, i) =>
    sampleWeight === null ? 1 : Math.sqrt(sampleWeight[start + i]!),
  );
  const Z = new Float64Array(size * centre.x.length);
  for (let j = 0; j < centre.x.length; j++) {
    const mean = centre.x[j]!;
    const from = j * nRows + start;
    for (let i = 0; i < size; i++) Z[j * size + i] = roots[i]! * (X[from + i]! - mean);
  }
  const y = roots.map((root, i) => root * (design.y[start + i]! - centre.y));
  return { Z, y, size };
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
