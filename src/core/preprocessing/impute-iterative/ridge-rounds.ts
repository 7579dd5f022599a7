import { choleskyInPlace, solveCholesky } from "#core/estimators/optimise/cholesky.ts";
import { assert } from "#core/shared/assert.ts";

/** One column from the others, all in standard units. */
export interface GapModel {
  readonly target: number;
  readonly intercept: number;
  /** One a column; that of the target itself is 0. */
  readonly weights: readonly number[];
}

/**
 * Round after round each column with gaps is regressed on all others by ridge regression, over the rows that have it,
 * and its gaps are filled by that: chained equations (van Buuren and Groothuis-Oudshoorn 2011,
 * doi:10.18637/jss.v045.i03) without draws; scikit-learn's IterativeImputer with Ridge, tol 0 and skip_complete.
 * @param columns  in standard units, NaN missing; of equal length
 * @param targets  places of columns, in the order in which they are filled
 */
export function fitRounds(
  columns: readonly Float64Array[],
  targets: readonly number[],
  { rounds, strength }: { readonly rounds: number; readonly strength: number },
): readonly GapModel[] {
  const filled = columns.map((values) => values.map((value) => (Number.isNaN(value) ? 0 : value)));
  const models: GapModel[] = [];
  for (let round = 0; round < rounds; round++)
    for (const target of targets) {
      const isPresent = (_: unknown, row: number) => !Number.isNaN(columns[target]![row]);
      const own = filled.map((values) => values.filter(isPresent));
      const model = ridge(own, target, strength);
      models.push(model);
      for (const [row, value] of columns[target]!.entries())
        if (Number.isNaN(value)) filled[target]![row] = predict(model, (k) => filled[k]![row]!);
    }
  return models;
}

/** @param valueOf a column's value of the row, in standard units, gaps filled */
export function predict(
  { target, intercept, weights }: GapModel,
  valueOf: (column: number) => number,
): number {
  let sum = intercept;
  for (let k = 0; k < weights.length; k++) if (k !== target) sum += valueOf(k) * weights[k]!;
  return sum;
}

/** The intercept is not penalised (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634). */
function ridge(columns: readonly Float64Array[], target: number, strength: number): GapModel {
  const others = [...columns.keys()].filter((k) => k !== target);
  const n = others.length;
  const centred = columns.map((values) => {
    const mean = values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, away: values.map((value) => value - mean) };
  });
  const y = centred[target]!;
  const A = new Float64Array(n * n);
  const b = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const x = centred[others[i]!]!.away;
    for (let j = 0; j <= i; j++) A[i * n + j] = dot(x, centred[others[j]!]!.away);
    A[i * n + i]! += strength;
    b[i] = dot(x, y.away);
  }
  assert(choleskyInPlace(A, n), "a penalty makes the matrix positive definite");
  solveCholesky(A, n, b);
  const weights = columns.map(() => 0);
  let intercept = y.mean;
  for (const [i, k] of others.entries()) {
    // Adding 0 turns -0 into 0, which JSON would do anyway.
    weights[k] = b[i]! + 0;
    intercept -= centred[k]!.mean * b[i]!;
  }
  return { target, intercept: intercept + 0, weights };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
