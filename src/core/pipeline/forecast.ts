import { estimators } from "#core/estimators/registry.ts";
import type { ColumnKind, Table } from "#core/frame/column.ts";
import type { PlannedModel, RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { assert } from "#core/shared/assert.ts";
import { countRows } from "#core/shared/row-ranges.ts";

/** What a forecast needs to know of a column. */
export interface ColumnShape {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly distinct: number;
  readonly missing: number;
}

export interface FitForecast {
  /** Columns that the model will see, once its recipe has run: at most. */
  readonly nFeatures: number;
  /** Memory of the largest part (the fit on all training rows) at its peak, beside the table itself. */
  readonly bytes: number;
  /** One part on one worker. A guess from counted operations: within a factor of a few. */
  readonly secondsPerPart: number;
  readonly nParts: number;
}

/** Counted operations a second of one core, as measured over all families on one busy core. */
const FLOPS = 2e8;
/** Steps that leave a number as it is, where it is not missing. */
const LEAVE_NUMBERS = new Set(["date-parts", "impute", "ordinal", "one-hot", "rare-categories"]);

/** How much memory and time a fit will take, before anything of it begins. Reads no row. */
export function forecastFit(
  plan: TrainingPlan,
  model: PlannedModel,
  nRows: number,
  columns: readonly ColumnShape[],
): FitForecast {
  const spec = estimators[model.estimator];
  assert(spec, `the plan names a registered family, not ${model.estimator}`);
  const features = new Set(plan.features);
  const used = columns.filter(({ name }) => features.has(name));
  const widths = used.map((column) => widthOf(column, model.recipe));
  const nFeatures = widths.reduce((sum, width) => sum + width, 0);
  const target = columns.find(({ name }) => name === plan.target);
  const nTrain = trainRowsOf(plan, nRows, target?.missing ?? 0);
  const nOutputs = plan.task === "multiclass" ? (target?.distinct ?? 2) : 1;
  const own = spec.cost?.({ nRows: nTrain, nFeatures, nOutputs }, model.params as never) ?? {
    bytes: 0,
    flops: 0,
  };
  const design = 4 * nTrain * nFeatures;
  return {
    nFeatures,
    bytes: designsAtPeak(used, model.recipe) * design + 8 * nTrain + own.bytes,
    secondsPerPart: (own.flops + 10 * nTrain * nFeatures) / FLOPS, // about ten operations a cell of the recipe
    nParts: plan.split.folds + 1,
  };
}

/** Numbers that no step changes are gathered once; else a recipe's columns and the matrix of them are both there for a moment. */
function designsAtPeak(columns: readonly ColumnShape[], recipe: readonly RecipeStep[]): number {
  const isGathered = ({ kind, missing }: ColumnShape) =>
    (kind === "numeric" || kind === "integer") && missing === 0;
  const leavesAll = recipe.every(({ step, on }) => !on || LEAVE_NUMBERS.has(step));
  return leavesAll && columns.every(isGathered) ? 1 : 2;
}

/** Columns that the model will see of this table: at most. */
export function featuresAtMost(
  table: Table,
  { features }: Pick<TrainingPlan, "features">,
  { recipe }: PlannedModel,
): number {
  const wanted = new Set(features);
  const columns = table.columns.filter(({ name }) => wanted.has(name));
  return columns.reduce((sum, column) => {
    const distinct = "categories" in column ? column.categories.length : 0;
    return sum + widthOf({ name: column.name, kind: column.kind, distinct, missing: 1 }, recipe);
  }, 0);
}

/** Rows of the final fit: what is not left out, has a target and is not sealed. */
function trainRowsOf({ rows = [], split }: TrainingPlan, nRows: number, missingTarget: number): number {
  let left = nRows - missingTarget;
  for (const choice of rows) {
    const count = countRows(choice.rows);
    left = choice.mode === "keep" ? Math.min(left, count) : left - count;
  }
  const sealed = split.testRows === null ? Math.ceil(left * split.testFraction) : split.testRows.length;
  return Math.max(0, left - sealed);
}

/** Columns that a recipe makes of one, at most. */
function widthOf({ kind, distinct, missing }: ColumnShape, recipe: readonly RecipeStep[]): number {
  const step = (id: string) => recipe.find((entry) => entry.on && entry.step === id);
  if (kind === "datetime") return step("date-parts") ? 5 : 1;
  if (kind === "categorical" || kind === "boolean") {
    const oneHot = step("one-hot");
    if (!oneHot) return 1;
    const most = (oneHot.params as { readonly maxCategories?: number | null } | null)?.maxCategories ?? null;
    const levels = distinct + (missing > 0 ? 1 : 0);
    return Math.min(levels, most === null ? levels : most + 1);
  }
  const indicates = (step("impute")?.params as { readonly addIndicator?: boolean } | null | undefined)
    ?.addIndicator;
  return missing > 0 && indicates === true ? 2 : 1;
}
