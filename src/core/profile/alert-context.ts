import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { prepareSplit, trainRowsOf } from "#core/model-selection/fold.ts";
import { isClassification, type Task } from "#core/pipeline/task.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { LatheError } from "#core/shared/problems.ts";
import { classLabels } from "#core/task/class-codes.ts";
import { ignoredColumns, type IgnoredReason } from "#core/task/ignored-columns.ts";

/** What every detector of alerts looks at. */
export interface AlertContext {
  readonly table: Table;
  readonly profiles: readonly ColumnProfile[];
  readonly reading: Reading;
  readonly target: TargetOfAlerts | null;
  /** Columns to learn from: neither the target nor empty, constant, an id or free text. */
  readonly features: readonly ProfiledColumn[];
  /** Why a column is not learned from, unless it is the target. */
  readonly ignored: ReadonlyMap<string, IgnoredReason>;
  readonly pause: () => Promise<void>;
}

export interface ProfiledColumn {
  readonly column: Column;
  readonly profile: ColumnProfile;
}

export interface TargetOfAlerts extends ProfiledColumn {
  readonly name: string;
  readonly task: Task;
  /** Of a classification, whatever the kind of its column. */
  readonly classes: Dictionary | null;
  /** Of a regression. */
  readonly numbers: Float64Array | Float32Array | null;
  /** Rows that are learned from and have a target, ascending: what a column has to do with it is asked of these only. */
  readonly rows: Int32Array;
  /** The columns that keep rows together or in order, where the person has said so. */
  readonly group: string | null;
  readonly time: string | null;
}

/** One kind of trouble. What it says is plain, has its numbers, and stays silent on a table without it. */
export type Detector = (context: AlertContext) => readonly DataAlert[] | Promise<readonly DataAlert[]>;

export function alertContext(
  table: Table,
  profiles: readonly ColumnProfile[],
  reading: Reading,
  target: AlertTarget | null,
  pause: () => Promise<void>,
): AlertContext {
  const at = table.columns.findIndex(({ name }) => name === target?.column);
  const found = ignoredColumns(table, profiles).filter(({ column }) => column !== target?.column);
  const ignored = new Map(found.map(({ column, code }) => [column, code]));
  const features = table.columns
    .map((column, i) => ({ column, profile: profiles[i]! }))
    .filter(({ column }, i) => i !== at && !ignored.has(column.name));
  const profiled = { column: table.columns[at]!, profile: profiles[at]! };
  return {
    table,
    profiles,
    reading,
    target: target === null || at === -1 ? null : targetOf(table, profiled, target),
    features,
    ignored,
    pause,
  };
}

function targetOf(table: Table, profiled: ProfiledColumn, { task, plan }: AlertTarget): TargetOfAlerts {
  const { column } = profiled;
  const byClass = isClassification(task);
  return {
    ...profiled,
    name: column.name,
    task,
    classes: byClass ? classLabels(column) : null,
    numbers: byClass ? null : numbersOf(column),
    rows: rowsToAsk(table, column, plan),
    group: plan?.group ?? null,
    time: plan?.time ?? null,
  };
}

/** Where the plan cannot be split nothing is sealed: training is refused there too. */
function rowsToAsk(table: Table, column: Column, plan: AlertTarget["plan"]): Int32Array {
  if (plan !== null) {
    try {
      return trainRowsOf(prepareSplit(table, plan), null);
    } catch (error) {
      if (!(error instanceof LatheError)) throw error;
    }
  }
  const { codes } = classLabels(column);
  return Int32Array.from({ length: table.nRows }, (_, row) => row).filter((row) => codes[row] !== -1);
}
