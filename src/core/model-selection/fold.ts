import type { Table } from "#core/frame/column.ts";
import { readAnswers, type Answers } from "#core/model-selection/answers.ts";
import type { LocalClasses } from "#core/model-selection/class-subset.ts";
import { type Dealing, dealFolds, drawValidation, sealRows } from "#core/model-selection/deal-rows.ts";
import {
  checkWeighedClasses,
  checkWeights,
  readSplitRoles,
  type SplitRoles,
} from "#core/model-selection/split-roles.ts";
import { FIRST_WINDOW } from "#core/model-selection/time-folds.ts";
import { leftOutMask } from "#core/pipeline/left-out-rows.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { findStep } from "#core/preprocessing/registry.ts";
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
const FIRST = -3;

/** Which row is where. Made from table and plan alone, so every worker makes the same one for itself. */
export interface PreparedSplit {
  readonly answers: Answers;
  readonly roles: SplitRoles;
  /**
   * Of each data row: fold 0…nFolds - 1; -1 in the sealed test set; -2 for one that takes no part; -3 in the first
   * window of a split by time, learned from in every fold and held out in none.
   */
  readonly foldOf: Int32Array;
  readonly nFolds: number;
  /** Rows that are not sealed. */
  readonly nTrain: number;
  readonly nTest: number;
  /** Rows that take no part: left out, or without a target, a group or a time. */
  readonly nIgnored: number;
  /** Of these, the rows that the person left out. */
  readonly nLeftOut: number;
  /** Of these, other rows that lack the group or the time that the split needs. */
  readonly nNoPlace: number;
}

/** Fewer rows than this cannot be split and judged. */
const LEAST_ROWS = 8;

/**
 * Seals the test set, then deals the other rows into folds: at random (stratified by class), in whole groups, or
 * forward in time.
 * @throws LatheError when the target cannot be learned, the test rows are not row numbers, rows or groups are too few,
 *         or a column cannot have its role
 */
export function prepareSplit(table: Table, plan: TrainingPlan): PreparedSplit {
  checkFeatures(table, plan);
  const roles = readSplitRoles(table, plan);
  const leftOut = leftOutMask(plan.rows, table.nRows);
  const noPlace = withoutPlace(roles, leftOut, table.nRows);
  const answers = readAnswers(table, plan.target, plan.task, plan.positive, noPlace ?? leftOut);
  const known = rowsWhere(answers.y, (value) => !Number.isNaN(value));
  if (known.length < LEAST_ROWS)
    throw new LatheError("too-few-rows", { rows: known.length, needed: LEAST_ROWS });
  const dealing = { plan, roles, answers };
  const isTest = sealRows(dealing, known, table.nRows);
  const trainRows = known.filter((row) => isTest[row] === 0);
  const nFolds = plan.split.folds;
  if (trainRows.length < Math.max(nFolds, 4)) {
    throw new LatheError("too-few-rows", { rows: trainRows.length, needed: Math.max(nFolds, 4) });
  }
  if (known.length === trainRows.length && roles.groups !== null && plan.split.testRows === null) {
    throw new LatheError("too-few-groups", { column: plan.group!, groups: nFolds, folds: nFolds });
  }
  const foldOf = new Int32Array(table.nRows).fill(IGNORED);
  for (const row of known) foldOf[row] = SEALED;
  placeFolds(foldOf, trainRows, dealing);
  const nLeftOut = countOnes(leftOut);
  const split = {
    answers,
    roles,
    foldOf,
    nFolds,
    nTrain: trainRows.length,
    nTest: known.length - trainRows.length,
    nIgnored: table.nRows - known.length,
    nLeftOut,
    nNoPlace: noPlace === null ? 0 : countOnes(noPlace) - nLeftOut,
  };
  checkClasses(split, plan);
  if (roles.weights !== null) checkTrainWeights(split, roles.weights, plan.weight!);
  return split;
}

/** The same rows stay sealed; the others are dealt into folds anew. @throws LatheError as `dealFolds` */
export function redeal(split: PreparedSplit, dealing: Dealing): PreparedSplit {
  const foldOf = split.foldOf.slice();
  placeFolds(foldOf, trainRowsOf(split, null), dealing);
  return { ...split, roles: dealing.roles, foldOf };
}

function placeFolds(foldOf: Int32Array, trainRows: Int32Array, dealing: Dealing): void {
  const foldOfTrain = dealFolds(dealing, trainRows);
  trainRows.forEach((row, i) => {
    foldOf[row] = foldOfTrain[i] === FIRST_WINDOW ? FIRST : foldOfTrain[i]!;
  });
}

/**
 * Training rows of one fold: all but its held-out rows, or, by time, all before them; or of the final fit (null: every
 * unsealed row).
 */
export function trainRowsOf({ foldOf, roles }: PreparedSplit, fold: number | null): TrainRows {
  const isForward = roles.times !== null && fold !== null;
  const learns = (of: number) => of === FIRST || (of >= 0 && (isForward ? of < fold : of !== fold));
  return rowsWhere(foldOf, learns) as TrainRows;
}

/** At most so many of these rows, spread evenly over them, and the others. */
export function evenShare(
  rows: TrainRows,
  limit: number,
): { readonly held: TrainRows; readonly others: Int32Array } {
  if (rows.length <= limit) return { held: rows, others: new Int32Array(0) };
  const isHeld = (i: number) =>
    Math.floor(((i + 1) * limit) / rows.length) > Math.floor((i * limit) / rows.length);
  return {
    held: rows.filter((_, i) => isHeld(i)) as TrainRows,
    others: rows.filter((_, i) => !isHeld(i)),
  };
}

/** How much each of these rows counts in a fit, or null where all count the same. */
export function weightsOf({ roles }: PreparedSplit, rows: Int32Array): Float64Array | null {
  const { weights } = roles;
  return weights === null ? null : Float64Array.from(rows, (row) => weights[row]!);
}

/** The group of each of these rows, or null where rows stand alone. */
export function groupsOf({ roles }: PreparedSplit, rows: Int32Array): Int32Array | null {
  const { groups } = roles;
  return groups === null ? null : Int32Array.from(rows, (row) => groups[row]!);
}

/** Held-out rows of one fold. */
export function heldOutRowsOf(split: PreparedSplit, fold: number): Int32Array {
  return rowsWhere(split.foldOf, (of) => of === fold);
}

/** Rows of the sealed test set. Reading their answers is opening the seal: the caller keeps the ledger. */
export function sealedRowsOf(split: PreparedSplit): Int32Array {
  return rowsWhere(split.foldOf, (of) => of === SEALED);
}

/** The raw features of training rows and their answers, as what learned steps ask for. */
export function trainingFrame(
  table: Table,
  features: readonly string[],
  rows: TrainRows,
  { classes, codeOf }: LocalClasses,
): TrainingFrame {
  const answers = { y: Float64Array.from(rows, codeOf), classes };
  return { ...workFrame(table, features, rows), answers } as TrainingFrame;
}

/**
 * Cuts a validation part out of training rows, as the split itself is cut; what is left stays training rows.
 * Empty where no row can be spared (one group, or the only rows of a class).
 */
export function cutValidation(
  rows: TrainRows,
  split: PreparedSplit,
  fraction: number,
  randomState: number,
): { fitRows: TrainRows; validationRows: Int32Array } {
  const mask = drawValidation(split, rows, fraction, deriveSeed(randomState, rows.length));
  return {
    fitRows: rows.filter((_, i) => mask[i] === 0) as TrainRows,
    validationRows: rows.filter((_, i) => mask[i] === 1),
  };
}

/** Learning needs two classes among the training rows, wherever the sealed rows are. */
function checkClasses(split: PreparedSplit, { task, target }: TrainingPlan): void {
  if (!isClassification(task)) return;
  if (hasOneClass(split, null)) throw new LatheError("target-has-one-class", { column: target });
  if (split.roles.groups === null && split.roles.times === null) return;
  for (let fold = 0; fold < split.nFolds; fold++) {
    if (hasOneClass(split, fold))
      throw new LatheError("fold-has-one-class", { column: target, fold: fold + 1 });
  }
}

function hasOneClass(split: PreparedSplit, fold: number | null): boolean {
  const rows = trainRowsOf(split, fold);
  return rows.every((row) => split.answers.y[row] === split.answers.y[rows[0]!]);
}

/** Every fit must have something to learn from, two classes of it where there are classes. @throws LatheError "weight-unusable" */
function checkTrainWeights(split: PreparedSplit, weights: Float64Array, column: string): void {
  const { y, classes } = split.answers;
  for (let fit = -1; fit < split.nFolds; fit++) {
    const rows = trainRowsOf(split, fit < 0 ? null : fit);
    checkWeights(weights, rows, column);
    if (classes.length > 0) checkWeighedClasses(weights, rows, y, column);
  }
}

/** @throws LatheError "text-feature" */
function checkFeatures(table: Table, { features, models }: TrainingPlan): void {
  const readsText = ({ recipe }: TrainingPlan["models"][number]) =>
    recipe.some(({ step, on }) => on && findStep(step).readsText === true);
  if (models.every(readsText)) return;
  const wanted = new Set(features);
  const text = table.columns.find(({ kind, name }) => kind === "text" && wanted.has(name));
  if (text) throw new LatheError("text-feature", { column: text.name });
}

/** 1 for a row that is left out, or whose group or time is missing; null where the split needs neither. */
function withoutPlace(
  { groups, times }: SplitRoles,
  leftOut: Uint8Array | null,
  nRows: number,
): Uint8Array | null {
  if (groups === null && times === null) return null;
  const mask = leftOut?.slice() ?? new Uint8Array(nRows);
  for (let row = 0; row < nRows; row++)
    if (groups?.[row] === -1 || (times !== null && Number.isNaN(times[row]!))) mask[row] = 1;
  return mask;
}

function countOnes(mask: Uint8Array | null): number {
  return mask?.reduce((sum, one) => sum + one, 0) ?? 0;
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
