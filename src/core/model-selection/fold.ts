import type { Table } from "#core/frame/column.ts";
import { readAnswers, type Answers } from "#core/model-selection/answers.ts";
import { folds, holdOut, stratifiedFolds } from "#core/model-selection/split.ts";
import { leftOutMask } from "#core/pipeline/left-out-rows.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { TrainingFrame } from "#core/preprocessing/step.ts";
import { workFrame } from "#core/preprocessing/work-frame.ts";
import type { Brand } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { deriveSeed } from "#core/shared/random.ts";

/**
 * Row numbers that a fit may learn from. Only this file makes them, out of a split; everything that learns asks
 * for them (or for a TrainingFrame made of them), so nothing can be fitted on all rows before the split.
 */
export type TrainRows = Brand<Int32Array, "TrainRows">;

const SEALED = -1;
const IGNORED = -2;

/** Which row is where. Made from table and plan alone, so every worker makes the same one for itself. */
export interface PreparedSplit {
  readonly answers: Answers;
  /** Of each data row: fold 0…nFolds - 1, -1 in the sealed test set, -2 for one without a target or left out. */
  readonly foldOf: Int32Array;
  readonly nFolds: number;
  readonly nTrain: number;
  readonly nTest: number;
  /** Rows that take no part: without a target, or left out. */
  readonly nIgnored: number;
  /** Of these, the rows that the person left out. */
  readonly nLeftOut: number;
}

/** Fewer rows than this cannot be split and judged. */
const LEAST_ROWS = 8;

/**
 * Seals the test set, then deals the other rows into folds; both stratified by class.
 * @throws LatheError when the target cannot be learned, the test rows are not row numbers, or rows are too few
 */
export function prepareSplit(table: Table, plan: TrainingPlan): PreparedSplit {
  const leftOut = leftOutMask(plan.rows, table.nRows);
  const answers = readAnswers(table, plan.target, plan.task, plan.positive, leftOut);
  const known = rowsWhere(answers.y, (value) => !Number.isNaN(value));
  if (known.length < LEAST_ROWS)
    throw new LatheError("too-few-rows", { rows: known.length, needed: LEAST_ROWS });
  const isTest = testMask(plan, table.nRows, known, answers);
  const trainRows = known.filter((row) => isTest[row] === 0);
  const nFolds = plan.split.folds;
  if (trainRows.length < Math.max(nFolds, 4)) {
    throw new LatheError("too-few-rows", { rows: trainRows.length, needed: Math.max(nFolds, 4) });
  }
  const foldOf = new Int32Array(table.nRows).fill(IGNORED);
  for (const row of known) foldOf[row] = SEALED;
  const foldOfTrain = dealFolds(plan, trainRows, answers);
  trainRows.forEach((row, i) => {
    foldOf[row] = foldOfTrain[i]!;
  });
  const split = {
    answers,
    foldOf,
    nFolds,
    nTrain: trainRows.length,
    nTest: known.length - trainRows.length,
    nIgnored: table.nRows - known.length,
    nLeftOut: leftOut?.reduce((sum, out) => sum + out, 0) ?? 0,
  };
  checkClasses(split, plan);
  return split;
}

/** Training rows of one fold (all but its held-out rows), or of the final fit (null: every unsealed row). */
export function trainRowsOf(split: PreparedSplit, fold: number | null): TrainRows {
  return rowsWhere(split.foldOf, (of) => of >= 0 && of !== fold) as TrainRows;
}

/** Held-out rows of one fold. */
export function heldOutRowsOf(split: PreparedSplit, fold: number): Int32Array {
  return rowsWhere(split.foldOf, (of) => of === fold);
}

/** Rows of the sealed test set. Reading their answers is opening the seal: the caller keeps the ledger. */
export function sealedRowsOf(split: PreparedSplit): Int32Array {
  return rowsWhere(split.foldOf, (of) => of === SEALED);
}

/** The raw features of training rows, as what learned steps ask for. */
export function trainingFrame(table: Table, features: readonly string[], rows: TrainRows): TrainingFrame {
  return workFrame(table, features, rows) as TrainingFrame;
}

/**
 * Cuts a validation part out of training rows, stratified by class; what is left stays training rows.
 * `y` is the target of every data row.
 */
export function cutValidation(
  rows: TrainRows,
  split: PreparedSplit,
  fraction: number,
  randomState: number,
): { fitRows: TrainRows; validationRows: Int32Array } {
  const { y, classes } = split.answers;
  const codes = classes.length > 0 ? Int32Array.from(rows, (row) => y[row]!) : null;
  const mask = holdOut(rows.length, codes, fraction, deriveSeed(randomState, rows.length));
  return {
    fitRows: rows.filter((_, i) => mask[i] === 0) as TrainRows,
    validationRows: rows.filter((_, i) => mask[i] === 1),
  };
}

function dealFolds(plan: TrainingPlan, trainRows: Int32Array, { y }: Answers): Int32Array {
  const options = { shuffle: true, randomState: deriveSeed(plan.split.randomState, 1) };
  if (!isClassification(plan.task)) return folds(trainRows.length, plan.split.folds, options);
  return stratifiedFolds(
    Int32Array.from(trainRows, (row) => y[row]!),
    plan.split.folds,
    options,
  );
}

function testMask(plan: TrainingPlan, nRows: number, known: Int32Array, { y, classes }: Answers): Uint8Array {
  const mask = new Uint8Array(nRows);
  const { testRows, testFraction, randomState } = plan.split;
  if (testRows === null) {
    const codes = classes.length > 0 ? Int32Array.from(known, (row) => y[row]!) : null;
    const held = holdOut(known.length, codes, testFraction, deriveSeed(randomState, 0));
    known.forEach((row, i) => {
      mask[row] = held[i]!;
    });
    return mask;
  }
  for (const row of testRows) {
    if (!Number.isInteger(row) || row < 0 || row >= nRows) {
      throw new LatheError("bad-test-rows", {
        reason: `row ${row} is not one of the table's ${nRows} rows (0 to ${nRows - 1})`,
      });
    }
    mask[row] = 1;
  }
  return mask;
}

/** Learning needs two classes among the training rows, wherever the sealed rows are. */
function checkClasses(split: PreparedSplit, plan: TrainingPlan): void {
  if (!isClassification(plan.task)) return;
  const seen = new Set<number>();
  for (const row of trainRowsOf(split, null)) seen.add(split.answers.y[row]!);
  if (seen.size < 2) throw new LatheError("target-has-one-class", { column: plan.target });
}

function rowsWhere<A extends Int32Array | Float64Array>(
  values: A,
  keep: (value: number) => boolean,
): Int32Array {
  const rows = new Int32Array(values.length);
  let n = 0;
  for (let row = 0; row < values.length; row++) if (keep(values[row]!)) rows[n++] = row;
  return rows.slice(0, n);
}
