import type { CanaryContext } from "#core/canaries/canary.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { fitPart, type PartOutcome } from "#core/model-selection/fit-part.ts";
import { type PreparedSplit, prepareSplit, trainRowsOf } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { someRows } from "#core/profile/some-rows.ts";

const MOST_ROWS = 1500;
const FOLDS = 3;

/** The same recipe and model on some of the training rows, split anew as the plan says. */
export interface Trial {
  readonly table: Table;
  readonly plan: TrainingPlan;
  readonly split: PreparedSplit;
  readonly parts: readonly PartOutcome[];
}

/**
 * @param change what is done to the table of those rows first
 * @param features that the change adds
 * @throws LatheError where so few rows cannot be split
 */
export async function tryOut(
  { table, plan, model, split, clock, checkpoint }: CanaryContext,
  change: (table: Table) => Table,
  features: readonly string[] = [],
): Promise<Trial> {
  const rows = someRows(trainRowsOf(split, null), MOST_ROWS);
  const changed = change(takeRows(table, rows));
  const { rows: _, ...rest } = plan; // choices of rows are of the whole table's numbers
  const small: TrainingPlan = {
    ...rest,
    features: [...plan.features, ...features],
    split: { ...plan.split, folds: FOLDS, testRows: [] },
    models: [model],
  };
  const own = prepareSplit(changed, small);
  const parts: PartOutcome[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const pause = () => checkpoint({ share: fold / FOLDS });
    parts.push(
      await fitPart(changed, small, model, own, fold, pause, { clock, finishEarly: { aborted: false } }),
    );
  }
  return { table: changed, plan: small, split: own, parts };
}

/** A column's cells in another order. */
export function reordered(column: Column, order: Int32Array): Column {
  const [only] = takeRows({ nRows: order.length, columns: [column] }, order).columns;
  return only!;
}
