import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import type { Task } from "#core/pipeline/task.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";
import { sortLabels } from "#core/shared/order.ts";
import { classLabels, countCodes } from "#core/task/class-codes.ts";

/** The target of every data row, as numbers. */
export interface Answers {
  /** Class code or value; NaN where the target is missing (the row takes no part). */
  readonly y: Float64Array;
  /** `sortLabels` order; empty for regression. */
  readonly classes: readonly string[];
  /** Index of the positive class; -1 unless binary. */
  readonly positive: number;
}

/** More classes than this is a mistake, or a job for another tool. */
const MAX_CLASSES = 1000;

/** Answers leave as float32, and errors are squared: of larger numbers neither the file nor a score would be a number. */
const LARGEST_ANSWER = 1e38;

/**
 * @param leftOut 1 for each row that takes no part: it counts as one without a target, and adds no class
 * @throws LatheError when the column cannot be the target of this task
 */
export function readAnswers(
  table: Table,
  target: string,
  task: Task,
  positive: string | null,
  leftOut: Uint8Array | null = null,
): Answers {
  const column = findColumn(table, target);
  return isClassification(task)
    ? readClasses(column, task, positive, leftOut)
    : { y: readNumbers(column, leftOut), classes: [], positive: -1 };
}

/** @throws LatheError "unknown-column" */
export function findColumn(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const columns = table.columns.map((candidate) => candidate.name).join(", ");
  throw new LatheError("unknown-column", { column: name, columns });
}

function readClasses(
  column: Column,
  task: Task,
  positive: string | null,
  leftOut: Uint8Array | null,
): Answers {
  const labels = classLabels(column);
  const { codes, categories } = leftOut === null ? labels : labelsOfKept(labels, leftOut);
  const nClasses = categories.length;
  if (nClasses === 0) throw new LatheError("target-all-missing", { column: column.name });
  if (nClasses === 1) throw new LatheError("target-has-one-class", { column: column.name });
  if (nClasses > MAX_CLASSES) {
    throw new LatheError("target-too-many-classes", {
      column: column.name,
      classes: nClasses,
      limit: MAX_CLASSES,
    });
  }
  if (task === "binary" && nClasses !== 2) {
    throw new LatheError("target-not-binary", { column: column.name, classes: nClasses });
  }
  const y = Float64Array.from(codes, (code) => (code === -1 ? Number.NaN : code));
  return {
    y,
    classes: categories,
    positive: task === "binary" ? positiveIndex(column, categories, positive) : -1,
  };
}

/** The classes of the rows that take part, as if the others were not in the table. */
function labelsOfKept({ codes, categories }: Dictionary, leftOut: Uint8Array): Dictionary {
  const kept = codes.map((code, row) => (leftOut[row] === 1 ? -1 : code));
  const counts = countCodes(kept, categories.length);
  const labels = sortLabels(categories.filter((_, code) => counts[code]! > 0));
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  const recoded = Int32Array.from(categories, (label) => placeOf.get(label) ?? -1);
  return { codes: kept.map((code) => (code === -1 ? -1 : recoded[code]!)), categories: labels };
}

function positiveIndex(column: Column, classes: readonly string[], positive: string | null): number {
  if (positive === null) return 1;
  const index = classes.indexOf(positive);
  if (index >= 0) return index;
  throw new LatheError("unknown-class", {
    column: column.name,
    label: positive,
    classes: classes.join(", "),
  });
}

function readNumbers(column: Column, leftOut: Uint8Array | null): Float64Array {
  if (column.kind !== "numeric" && column.kind !== "integer") {
    throw new LatheError("target-not-numeric", { column: column.name, kind: column.kind });
  }
  const y = Float64Array.from(column.values);
  leftOut?.forEach((out, row) => {
    if (out === 1) y[row] = Number.NaN;
  });
  const beyond = y.find((value) => Math.abs(value) > LARGEST_ANSWER);
  if (beyond !== undefined)
    throw new LatheError("target-too-large", {
      column: column.name,
      value: `${Number(beyond.toPrecision(3))}`,
    });
  if (y.every(Number.isNaN)) throw new LatheError("target-all-missing", { column: column.name });
  return y;
}
