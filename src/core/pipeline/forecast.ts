import { estimators } from "#core/estimators/registry.ts";
import type { ColumnKind, Table } from "#core/frame/column.ts";
import type { PlannedModel, RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { findStep } from "#core/preprocessing/registry.ts";
import type { ShapeGroup } from "#core/preprocessing/step.ts";
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
  const target = columns.find(({ name }) => name === plan.target);
  const nClasses = isClassification(plan.task) ? (target?.distinct ?? 2) : 0;
  const nTrain = trainRowsOf(plan, nRows, target?.missing ?? 0);
  const { width: nFeatures, flops } = walked(used, model.recipe, nClasses, nTrain);
  const nOutputs = plan.task === "multiclass" ? (target?.distinct ?? 2) : 1;
  const own = spec.cost?.({ nRows: nTrain, nFeatures, nOutputs }, model.params as never) ?? {
    bytes: 0,
    flops: 0,
  };
  const design = 4 * nTrain * nFeatures;
  return {
    nFeatures,
    bytes: designsAtPeak(used, model.recipe) * design + 8 * nTrain + own.bytes,
    secondsPerPart: (own.flops + flops + 10 * nTrain * nFeatures) / FLOPS, // about ten operations a cell of the recipe
    nParts: plan.split.folds + 1,
  };
}

/**
 * Numbers that no step changes are gathered once; else a recipe's columns and the matrix of them are both there for a
 * moment, and rows that were cross-fitted are kept beside them.
 */
function designsAtPeak(columns: readonly ColumnShape[], recipe: readonly RecipeStep[]): number {
  const isGathered = ({ kind, missing }: ColumnShape) =>
    (kind === "numeric" || kind === "integer") && missing === 0;
  const specs = recipe.flatMap(({ step, on }) => (on ? [findStep(step)] : []));
  if (specs.some(({ isCrossFitted }) => isCrossFitted === true)) return 3;
  const leavesAll = specs.every(({ leavesNumbers }) => leavesNumbers === true);
  return leavesAll && columns.every(isGathered) ? 1 : 2;
}

/** Columns that the model will see of this table: at most. */
export function featuresAtMost(
  table: Table,
  { features, target }: Pick<TrainingPlan, "features" | "target">,
  { recipe }: PlannedModel,
): number {
  const wanted = new Set(features);
  const columns = table.columns.filter(({ name }) => wanted.has(name));
  const shapes = columns.map((column): ColumnShape => {
    const distinct = "categories" in column ? column.categories.length : 0;
    return { name: column.name, kind: column.kind, distinct, missing: 1 };
  });
  const answers = table.columns.find(({ name }) => name === target);
  const nClasses = answers && "categories" in answers ? answers.categories.length : 0;
  return widthOf(shapes, recipe, nClasses);
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

/** Columns that a recipe makes of some, at most. */
function widthOf(columns: readonly ColumnShape[], recipe: readonly RecipeStep[], nClasses: number): number {
  return walked(columns, recipe, nClasses, 0).width;
}

/** The same, and the operations of steps that take more than a few a cell. */
function walked(
  columns: readonly ColumnShape[],
  recipe: readonly RecipeStep[],
  nClasses: number,
  nRows: number,
): { readonly width: number; readonly flops: number } {
  let groups = columns.map((column): ShapeGroup => ({ ...column, kind: workKind(column.kind), count: 1 }));
  let flops = 0;
  for (const { step, params, on } of recipe) {
    const spec = findStep(step);
    if (!on || !(spec.flops || spec.shapesAfter)) continue;
    const own = spec.params.parse(params ?? {});
    flops += spec.flops?.(nRows, groups, own) ?? 0;
    if (spec.shapesAfter) groups = [...spec.shapesAfter(groups, own, nClasses)];
  }
  return { width: groups.reduce((sum, { count }) => sum + count, 0), flops };
}

function workKind(kind: ColumnKind): ShapeGroup["kind"] {
  if (kind === "datetime") return "datetime";
  return kind === "numeric" || kind === "integer" ? "numeric" : "categorical";
}
