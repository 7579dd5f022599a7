import { dot } from "#core/estimators/optimise/dot.ts";
import { checkLearnable, weightedMean } from "#core/estimators/class-shares.ts";
import type { Design, MoreRows } from "#core/estimators/design.ts";
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
    const about = centreOf(design);
    const more = design.more ?? null;
    const report = (iteration: number, maxIter: number) =>
      checkpoint({ iteration, maxIter, trainLoss: null, validationLoss: null });
    const { coef, centre, warnings } =
      more !== null
        ? await solveInStretches(design, about, more, alpha, report)
        : p > design.nRows
          ? await solveDual(design, about, alpha, report)
          : await solvePrimal(design, about, alpha, report);
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
  /** The means that the columns were taken from. */
  readonly centre: Centre;
  readonly warnings: readonly string[];
}

/** Rows centred at a time: as doubles they stay in the processor's caches, and no whole second table is needed. */
const BLOCK = 1024;

/** (ZᵀZ + alpha · I) w = Zᵀy. */
async function solvePrimal(design: Design, centre: Centre, alpha: number, report: Report): Promise<Solution> {
  const p = design.features.length;
  const sums = new NormalSums(p);
  const nBlocks = Math.ceil(design.nRows / BLOCK);
  for (let block = 0; block < nBlocks; block++) {
    sums.add(centredRows(design, centre, block * BLOCK, BLOCK));
    await report(block + 1, nBlocks);
  }
  const warnings = solve(sums.gram, p, alpha, sums.right);
  return { coef: sums.right, centre, warnings };
}

/**
 * The same with rows that are not in memory, each gone through once: sums about the means of those that are, moved to
 * the means of all at the end. Equal to having held them all, up to rounding.
 */
async function solveInStretches(
  design: Design,
  about: Centre,
  more: MoreRows,
  alpha: number,
  report: Report,
): Promise<Solution> {
  const p = design.features.length;
  const sums = new NormalSums(p);
  const off = { x: new Float64Array(p), y: 0, n: 0 };
  const nBlocks = Math.ceil((design.nRows + more.nRows) / BLOCK);
  let nAdded = 0;
  const addAll = async (rows: WeightedRows) => {
    for (let start = 0; start < rows.nRows; start += BLOCK) {
      const block = centredRows(rows, about, start, BLOCK);
      sums.add(block);
      for (let j = 0; j < p; j++)
        for (let i = 0; i < block.size; i++) off.x[j]! += block.Z[j * block.size + i]!;
      for (const value of block.y) off.y += value;
      off.n += block.size;
      await report(Math.min(++nAdded, nBlocks), nBlocks);
    }
  };
  await addAll(design);
  for await (const stretch of more.stretches(0)) await addAll({ ...stretch, sampleWeight: null });
  for (let i = 0; i < p; i++) {
    const mean = off.x[i]! / off.n;
    for (let j = 0; j <= i; j++) sums.gram[i * p + j]! -= mean * off.x[j]!;
    sums.right[i]! -= mean * off.y;
  }
  const centre = { x: about.x.map((mean, j) => mean + off.x[j]! / off.n), y: about.y + off.y / off.n };
  const warnings = solve(sums.gram, p, alpha, sums.right);
  return { coef: sums.right, centre, warnings };
}

/** ZᵀZ (its lower half) and Zᵀy of the rows added so far. */
class NormalSums {
  readonly gram: Float64Array;
  readonly right: Float64Array;

  constructor(p: number) {
    this.gram = new Float64Array(p * p);
    this.right = new Float64Array(p);
  }

  add({ Z, y, size }: CentredRows): void {
    const p = this.right.length;
    for (let i = 0; i < p; i++) {
      const column = Z.subarray(i * size, (i + 1) * size);
      for (let j = 0; j <= i; j++) this.gram[i * p + j]! += dot(column, Z.subarray(j * size, (j + 1) * size));
      this.right[i]! += dot(column, y);
    }
  }
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
    centre,
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

type WeightedRows = Pick<Design, "nRows" | "X" | "y" | "sampleWeight">;

interface CentredRows {
  readonly Z: Float64Array;
  readonly y: Float64Array;
  readonly size: number;
}

/** Some rows less the means, each times the root of its weight; Z column-major (size × p). */
function centredRows(
  { nRows, X, y: answers, sampleWeight }: WeightedRows,
  centre: Centre,
  start: number,
  atMost: number,
): CentredRows {
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
  const y = roots.map((root, i) => root * (answers[start + i]! - centre.y));
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
