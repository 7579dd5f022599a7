import { presentValues, quantileInPlace } from "#core/preprocessing/quantile.ts";
import type { TrainingAnswers, WorkColumn } from "#core/preprocessing/step.ts";
import { log } from "#core/shared/math.ts";

/** A level of each looked-at row, 0…nLevels - 1. */
export interface Levels {
  readonly codes: Int32Array;
  readonly nLevels: number;
}

/** Into how many bins of equally many rows numbers are cut. */
const BINS = 16;
/** More rows than these hardly move an information. */
const MOST_ROWS = 20_000;

/** At most 20,000 rows, spread evenly. */
export function spreadRows(nRows: number): Int32Array {
  const n = Math.min(nRows, MOST_ROWS);
  return Int32Array.from({ length: n }, (_, i) => Math.floor((i * nRows) / n));
}

/** Missing values are a level of their own. */
export function levelsOfColumn(column: WorkColumn, rows: Int32Array): Levels {
  if (column.kind === "categorical") {
    const nLevels = column.categories.length + 1;
    return { codes: rows.map((row) => column.codes[row]! + 1), nLevels };
  }
  if (column.kind === "datetime") return binned(Float32Array.from(rows, (row) => column.epochMs[row]!));
  return binned(Float32Array.from(rows, (row) => column.values[row]!));
}

/** Classes; a number to predict is cut into bins as columns are. */
export function answerLevels({ y, classes }: TrainingAnswers, rows: Int32Array): Levels {
  if (classes.length > 0) return { codes: rows.map((row) => y[row]!), nLevels: classes.length };
  return binned(Float32Array.from(rows, (row) => y[row]!));
}

function binned(values: Float32Array): Levels {
  const present = presentValues(values);
  const bounds =
    present.length === 0
      ? []
      : [...new Set(Array.from({ length: BINS - 1 }, (_, k) => quantileInPlace(present, (k + 1) / BINS)))];
  const codes = Int32Array.from(values, (value) => {
    if (Number.isNaN(value)) return 0;
    let level = 1;
    for (const bound of bounds) if (value > bound) level++;
    return level;
  });
  return { codes, nLevels: bounds.length + 2 };
}

/** In nats, from counts: Σ p(a, b) ln(p(a, b) / p(a) p(b)). As scikit-learn's mutual_info_score. */
export function mutualInformation(a: Levels, b: Levels): number {
  const n = a.codes.length;
  if (n === 0) return 0;
  const both = new Float64Array(a.nLevels * b.nLevels);
  const ofA = new Float64Array(a.nLevels);
  const ofB = new Float64Array(b.nLevels);
  for (let i = 0; i < n; i++) {
    const [x, y] = [a.codes[i]!, b.codes[i]!];
    both[x * b.nLevels + y]!++;
    ofA[x]!++;
    ofB[y]!++;
  }
  let sum = 0;
  for (let x = 0; x < a.nLevels; x++) {
    for (let y = 0; y < b.nLevels; y++) {
      const count = both[x * b.nLevels + y]!;
      if (count > 0) sum += (count / n) * log((count * n) / (ofA[x]! * ofB[y]!));
    }
  }
  return Math.max(0, sum);
}
