import { pearson } from "#core/frame/scatter.ts";
import {
  answerLevels,
  levelsOfColumn,
  mutualInformation,
  spreadRows,
} from "#core/preprocessing/select-columns/information.ts";
import type { TrainingAnswers, WorkColumn } from "#core/preprocessing/step.ts";
import { createRandom, deriveSeed, shuffle } from "#core/shared/random.ts";

type Score = (columns: readonly WorkColumn[], answers: TrainingAnswers) => number[];

const SEED = 1977;

/** One number a column, the more the better; at least 0. */
export const columnScores = {
  variance: (columns: readonly WorkColumn[]) => columns.map((column) => varianceOf(numbersOf(column))),
  "f-test": (columns, answers) =>
    columns.map((column) =>
      answers.classes.length > 0
        ? fOfClasses(numbersOf(column), answers)
        : fOfLine(numbersOf(column), answers.y),
    ),
  chi2: (columns, answers) => columns.map((column) => chiSquare(numbersOf(column), answers)),
  "mutual-information": (columns, answers) => {
    const rows = spreadRows(answers.y.length);
    const target = answerLevels(answers, rows);
    return columns.map((column) => mutualInformation(levelsOfColumn(column, rows), target));
  },
  /** What shuffled copies say by chance. */
  probe: (columns, answers) => {
    const rows = spreadRows(answers.y.length);
    const target = answerLevels(answers, rows);
    return columns.map((column, j) => {
      const { codes, nLevels } = levelsOfColumn(column, rows);
      const shuffled = shuffle(codes.slice(), createRandom(deriveSeed(SEED, j, rows.length)));
      return mutualInformation({ codes: shuffled, nLevels }, target);
    });
  },
} as const satisfies Record<string, Score>;

function numbersOf(column: WorkColumn): Float32Array {
  return "values" in column ? column.values : new Float32Array(0);
}

/** Divides by n, of the values that are there, as scikit-learn's VarianceThreshold does. */
function varianceOf(values: Float32Array): number {
  let [n, mean, squares] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const away = value - mean;
    mean += away / ++n;
    squares += away * (value - mean);
  }
  return n === 0 ? 0 : squares / n;
}

/** F of a one-way analysis of variance, as scikit-learn's f_classif; missing values take no part. */
function fOfClasses(values: Float32Array, { y, classes }: TrainingAnswers): number {
  const counts = new Float64Array(classes.length);
  const means = new Float64Array(classes.length);
  let within = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const code = y[row]!;
    const away = value - means[code]!;
    means[code]! += away / ++counts[code]!;
    within += away * (value - means[code]!);
  }
  const n = counts.reduce((sum, count) => sum + count, 0);
  const groups = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (groups < 2 || n <= groups) return 0;
  let mean = 0;
  for (let code = 0; code < counts.length; code++) mean += (counts[code]! / n) * means[code]!;
  let between = 0;
  for (let code = 0; code < counts.length; code++)
    between += counts[code]! * (means[code]! - mean) * (means[code]! - mean);
  return ratioOf(between / (groups - 1), within / (n - groups));
}

/**
 * Chi-square of a column's sums in the classes beside the sums that the classes' shares of the rows lead to, as
 * scikit-learn's chi2; missing values take no part.
 * @param values none below 0
 */
function chiSquare(values: Float32Array, { y, classes }: TrainingAnswers): number {
  const counts = new Float64Array(classes.length);
  const sums = new Float64Array(classes.length);
  let [n, total] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const code = y[row]!;
    counts[code]!++;
    sums[code]! += value;
    total += value;
    n++;
  }
  return sums.reduce((chi, sum, code) => {
    const expected = (counts[code]! / n) * total;
    return expected > 0 ? chi + ((sum - expected) * (sum - expected)) / expected : chi;
  }, 0);
}

/** F of a straight line, as scikit-learn's f_regression; missing values take no part. */
function fOfLine(values: Float32Array, y: Float64Array): number {
  const n = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const r = pearson(values, y);
  return n < 3 || r === null ? 0 : ratioOf(r * r * (n - 2), 1 - r * r);
}

const ratioOf = (over: number, under: number) =>
  over <= 0 ? 0 : under <= 0 ? Number.POSITIVE_INFINITY : over / under;
