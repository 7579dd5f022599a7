import type { Column, Table } from "#core/frame/column.ts";
import type { Task } from "#core/pipeline/task.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";
import { classLabels } from "#core/task/class-codes.ts";

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

/** @throws LatheError when the column cannot be the target of this task */
export function readAnswers(table: Table, target: string, task: Task, positive: string | null): Answers {
  const column = findColumn(table, target);
  return isClassification(task)
    ? readClasses(column, task, positive)
    : { y: readNumbers(column), classes: [], positive: -1 };
}

/** @throws LatheError "unknown-column" */
export function findColumn(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const columns = table.columns.map((candidate) => candidate.name).join(", ");
  throw new LatheError("unknown-column", { column: name, columns });
}

function readClasses(column: Column, task: Task, positive: string | null): Answers {
  const { codes, categories } = classLabels(column);
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

function readNumbers(column: Column): Float64Array {
  if (column.kind !== "numeric" && column.kind !== "integer") {
    throw new LatheError("target-not-numeric", { column: column.name, kind: column.kind });
  }
  const y = Float64Array.from(column.values);
  if (y.every(Number.isNaN)) throw new LatheError("target-all-missing", { column: column.name });
  return y;
}
