import type { Table } from "#core/frame/column.ts";
import { countGroups } from "#core/model-selection/group-folds.ts";
import {
  groupsOf,
  heldOutRowsOf,
  type PreparedSplit,
  prepareSplit,
  sealedRowsOf,
  trainRowsOf,
} from "#core/model-selection/fold.ts";
import type { SplitKind } from "#core/model-selection/split-roles.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";

/** Some rows of a split, as a drawing shows them. Reads no answer. */
export interface SplitPart {
  readonly rows: number;
  /** null where rows stand alone. */
  readonly groups: number | null;
  /** First and last moment, as numbers of the time column; null where there is no order in time. */
  readonly span: readonly [first: number, last: number] | null;
}

/** Where the rows of a plan go, in numbers. */
export interface SplitView {
  readonly kind: SplitKind;
  readonly folds: readonly { readonly train: SplitPart; readonly heldOut: SplitPart }[];
  readonly unsealed: SplitPart;
  readonly sealed: SplitPart;
  /** Rows of the first window: learned from in every fold, held out in none; 0 but for order in time. */
  readonly firstRows: number;
  readonly nIgnored: number;
  readonly nLeftOut: number;
  readonly nNoPlace: number;
  /** Whether the time column holds dates, and with times of day; null for numbers or no time. */
  readonly dates: { readonly hasTime: boolean } | null;
}

/** @throws LatheError as `prepareSplit` */
export function describeSplit(table: Table, plan: TrainingPlan): SplitView {
  const split = prepareSplit(table, plan);
  const time = table.columns.find(({ name }) => name === plan.time);
  const folds = Array.from({ length: split.nFolds }, (_, fold) => ({
    train: partOf(split, trainRowsOf(split, fold)),
    heldOut: partOf(split, heldOutRowsOf(split, fold)),
  }));
  const { nIgnored, nLeftOut, nNoPlace } = split;
  return {
    kind: split.roles.kind,
    folds,
    unsealed: partOf(split, trainRowsOf(split, null)),
    sealed: partOf(split, sealedRowsOf(split)),
    firstRows: split.nTrain - folds.reduce((sum, { heldOut }) => sum + heldOut.rows, 0),
    nIgnored,
    nLeftOut,
    nNoPlace,
    dates: time?.kind === "datetime" ? { hasTime: time.hasTime } : null,
  };
}

function partOf(split: PreparedSplit, rows: Int32Array): SplitPart {
  const groups = groupsOf(split, rows);
  return {
    rows: rows.length,
    groups: groups === null ? null : countGroups(groups),
    span: split.roles.times === null ? null : spanOf(split.roles.times, rows),
  };
}

function spanOf(times: Float64Array, rows: Int32Array): readonly [number, number] | null {
  if (rows.length === 0) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    first = Math.min(first, times[row]!);
    last = Math.max(last, times[row]!);
  }
  return [first, last];
}
