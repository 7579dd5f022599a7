import { asCategories } from "#core/frame/as-categories.ts";
import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { sortNumbers } from "#core/frame/sort-numbers.ts";
import type { Answers } from "#core/model-selection/answers.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import type { TrainRows } from "#core/model-selection/fold.ts";
import {
  type ColumnReference,
  type LevelReference,
  MOST_LEVELS,
  MOST_POINTS,
  type NumberReference,
  type TrainingReference,
} from "#core/monitor/training-reference.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { lowerBound, upperBound } from "#core/shared/bounds.ts";

/** @param pause awaited between columns, and within long ones */
export async function describeTraining(
  table: Table,
  plan: Pick<TrainingPlan, "features" | "target">,
  answers: Answers,
  rows: TrainRows,
  pause: () => Promise<void>,
): Promise<TrainingReference> {
  const columns: ColumnReference[] = [];
  for (const name of plan.features) {
    await pause();
    columns.push(await describeColumn(findColumn(table, name), rows, pause));
  }
  const learned = new Set([...plan.features, plan.target]);
  return {
    version: 1,
    columns,
    target: await describeTarget(plan.target, answers, rows, pause),
    others: table.columns.map(({ name }) => name).filter((name) => !learned.has(name)),
  };
}

async function describeTarget(
  name: string,
  { y, classes }: Answers,
  rows: TrainRows,
  pause: () => Promise<void>,
): Promise<ColumnReference> {
  if (classes.length === 0) return describeNumbers(name, "numeric", y, rows, pause);
  const codes = Int32Array.from(rows, (row) => (Number.isNaN(y[row]!) ? -1 : y[row]!));
  return describeLevels(name, "categorical", { codes, categories: classes });
}

async function describeColumn(
  column: Column,
  rows: TrainRows,
  pause: () => Promise<void>,
): Promise<ColumnReference> {
  const numbers = numbersOf(column);
  if (numbers !== null && "values" in column)
    return describeNumbers(column.name, column.kind, numbers, rows, pause);
  if (numbers !== null) return describeNumbers(column.name, "datetime", numbers, rows, pause);
  const levels = "codes" in column ? column : asCategories(column);
  const codes = Int32Array.from(rows, (row) => levels.codes[row]!);
  return describeLevels(levels.name, levels.kind, { codes, categories: levels.categories });
}

/** @param values of every data row; NaN is missing */
export async function describeNumbers(
  name: string,
  kind: NumberReference["kind"],
  values: Float64Array | Float32Array,
  rows: Int32Array,
  pause: () => Promise<void>,
): Promise<NumberReference> {
  const present = Float64Array.from(rows, (row) => values[row]!).filter((value) => !Number.isNaN(value));
  const sorted = await sortNumbers(present, pause);
  const distinct = firstDistinct(sorted, MOST_POINTS);
  const points = distinct ?? equallySpaced(sorted, MOST_POINTS);
  return {
    name,
    kind,
    nPresent: sorted.length,
    nMissing: rows.length - sorted.length,
    values: points,
    below: Int32Array.from(points, (point) => lowerBound(sorted, point)),
    upTo: Int32Array.from(points, (point) => upperBound(sorted, point)),
    isComplete: distinct !== null,
  };
}

/** Distinct values of a rising array; null when there are more than `most`. */
function firstDistinct(sorted: Float64Array, most: number): Float64Array | null {
  const found: number[] = [];
  for (const value of sorted) {
    if (found.length > 0 && value === found.at(-1)) continue;
    if (found.length === most) return null;
    found.push(value);
  }
  return Float64Array.from(found);
}

function equallySpaced(sorted: Float64Array, n: number): Float64Array {
  const step = (sorted.length - 1) / (n - 1);
  const at = Array.from({ length: n }, (_, i) => sorted[Math.round(i * step)]!);
  return Float64Array.from(new Set(at));
}

function describeLevels(
  name: string,
  kind: LevelReference["kind"],
  { codes, categories }: Dictionary,
): LevelReference {
  const counts = new Int32Array(categories.length);
  let nMissing = 0;
  for (const code of codes) {
    if (code < 0) nMissing++;
    else counts[code]!++;
  }
  const frequent = Array.from(counts.keys())
    .filter((code) => counts[code]! > 1)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, MOST_LEVELS);
  return {
    name,
    kind,
    nPresent: codes.length - nMissing,
    nMissing,
    levels: frequent.map((code) => categories[code]!),
    counts: frequent.map((code) => counts[code]!),
    nOnce: counts.reduce((sum, count) => sum + (count === 1 ? 1 : 0), 0),
  };
}
