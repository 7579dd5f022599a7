import { cellText } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { LatheError } from "#core/shared/problems.ts";

/** How rows are dealt out: docs/splits.md. */
export type SplitKind = "random" | "stratified" | "group" | "time" | "time-group";

/** What columns of the table say of how rows may be split and what they count; one value a data row. */
export interface SplitRoles {
  readonly kind: SplitKind;
  /** -1 for a row without a group. */
  readonly groups: Int32Array | null;
  /** Epoch ms, or any number that grows with time; NaN for a row without. */
  readonly times: Float64Array | null;
  /** As in the column: NaN or negative where it is not usable. */
  readonly weights: Float64Array | null;
}

/** The kind of split that the roles of columns ask for. */
export function splitKindOf(plan: Pick<TrainingPlan, "task" | "group" | "time">): SplitKind {
  if (plan.time !== undefined) return plan.group === undefined ? "time" : "time-group";
  if (plan.group !== undefined) return "group";
  return isClassification(plan.task) ? "stratified" : "random";
}

/** @throws LatheError "unknown-column", "time-not-ordered", "weight-unusable" */
export function readSplitRoles(table: Table, plan: TrainingPlan): SplitRoles {
  return {
    kind: splitKindOf(plan),
    groups: plan.group === undefined ? null : groupCodes(findColumn(table, plan.group)),
    times: plan.time === undefined ? null : timesOf(findColumn(table, plan.time)),
    weights: plan.weight === undefined ? null : weightsOf(findColumn(table, plan.weight)),
  };
}

/** @throws LatheError "weight-unusable" unless each of these rows has a weight of 0 or more, and one more than 0 */
export function checkWeights(weights: Float64Array, rows: Int32Array, column: string): void {
  let missing = 0;
  let negative = 0;
  let positive = 0;
  for (const row of rows) {
    const weight = weights[row]!;
    if (Number.isNaN(weight)) missing++;
    else if (weight < 0 || weight === Number.POSITIVE_INFINITY) negative++;
    else if (weight > 0) positive++;
  }
  const no = (reason: string) => new LatheError("weight-unusable", { column, reason });
  if (missing > 0) throw no(`${missing} of ${rows.length} rows have none`);
  if (negative > 0) throw no(`${negative} of ${rows.length} rows have one below 0 or without end`);
  if (positive === 0) throw no("it is 0 in every row that is learned from");
}

/** @throws LatheError "weight-unusable" where only rows of one class weigh more than 0 */
export function checkWeighedClasses(
  weights: Float64Array,
  rows: Int32Array,
  classOf: Float64Array,
  column: string,
): void {
  const first = rows.find((row) => weights[row]! > 0);
  if (first === undefined || rows.some((row) => weights[row]! > 0 && classOf[row] !== classOf[first])) return;
  throw new LatheError("weight-unusable", {
    column,
    reason: "of the rows that are learned from, only those of one class have more than 0",
  });
}

/** Equal values, equal codes; numbered by first appearance. */
function groupCodes(column: Column): Int32Array {
  switch (column.kind) {
    case "categorical":
    case "boolean":
      return column.codes;
    case "numeric":
    case "integer":
      return codesOf(column.values, Number.isNaN);
    case "datetime":
      return codesOf(column.epochMs, Number.isNaN);
    case "text": {
      const texts = Array.from({ length: lengthOf(column) }, (_, row) => cellText(column, row));
      return codesOf(texts, (text) => text === null);
    }
  }
}

function codesOf<V>(values: Iterable<V> & ArrayLike<V>, isMissing: (value: V) => boolean): Int32Array {
  const known = new Map<V, number>();
  return Int32Array.from(values, (value) => {
    if (isMissing(value)) return -1;
    const code = known.get(value) ?? known.size;
    if (code === known.size) known.set(value, code);
    return code;
  });
}

function timesOf(column: Column): Float64Array {
  if (column.kind === "datetime") return column.epochMs;
  if (column.kind === "numeric" || column.kind === "integer") return Float64Array.from(column.values);
  throw new LatheError("time-not-ordered", { column: column.name, kind: column.kind });
}

function weightsOf(column: Column): Float64Array {
  if (column.kind === "numeric" || column.kind === "integer") return Float64Array.from(column.values);
  throw new LatheError("weight-unusable", {
    column: column.name,
    reason: `it is ${column.kind}, not a number`,
  });
}
