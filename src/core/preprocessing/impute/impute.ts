import { occurringCategories } from "#core/preprocessing/category-codes.ts";
import { drawFilledGaps, fillGaps } from "#core/preprocessing/fill-gaps.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { numericFill } from "#core/preprocessing/impute/fill-value.ts";
import { drawFilledCategory } from "#core/preprocessing/impute/impute-onnx.ts";
import { imputeToPython } from "#core/preprocessing/impute/impute-python.ts";
import type { ImputeParams } from "#core/preprocessing/impute/schema.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step, StepNote, WorkColumn } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";
import { compareText } from "#core/shared/order.ts";

export const MISSING_CATEGORY = "(missing)";

/** `missing` counts training rows; `allMissing` when there was nothing to learn the fill from. */
export type FittedImputeColumn = {
  readonly name: string;
  readonly missing: number;
  readonly allMissing: boolean;
} & (
  | { readonly kind: "numeric"; readonly fill: number; readonly indicator: string | null }
  /** `fill` is null where no training row was missing: then a missing value is like any unseen category. */
  | { readonly kind: "categorical"; readonly fill: string | null }
);

export interface FittedImpute {
  readonly numeric: ImputeParams["numeric"];
  readonly columns: readonly FittedImputeColumn[];
}

export const imputeStep: Step<ImputeParams, FittedImpute> = {
  fit(frame, params) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      numeric: params.numeric,
      columns: frame.columns.flatMap((column) => fitColumn(column, params, unique)),
    };
  },

  transform: ({ columns }, frame) => replaceColumns(frame, columns, fillColumn),

  notes: ({ columns, numeric }) =>
    columns.flatMap((column): readonly StepNote[] =>
      column.missing > 0 ? [{ column: column.name, sentence: sentence(column, numeric) }] : [],
    ),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, (fitted, column) =>
      fitted.kind === "numeric"
        ? drawFilledGaps(column, graph.floats([fitted.fill], []), fitted.indicator, graph)
        : drawFilledCategory(fitted, column, graph),
    ),

  toPython: imputeToPython,
};

function fitColumn(
  column: WorkColumn,
  params: ImputeParams,
  unique: (wish: string) => string,
): readonly FittedImputeColumn[] {
  const { name } = column;
  if (column.kind === "numeric") {
    const present = presentValues(column.values);
    const missing = column.values.length - present.length;
    const indicator = params.addIndicator && missing > 0 ? unique(`${name} missing`) : null;
    const allMissing = present.length === 0;
    return [{ kind: "numeric", name, missing, allMissing, fill: numericFill(present, params), indicator }];
  }
  if (column.kind === "categorical") {
    const occurring = occurringCategories(column.codes, column.categories);
    const missing = occurring.reduce((left, { count }) => left - count, column.codes.length);
    const [mostFrequent] = occurring.toSorted(
      (a, b) => b.count - a.count || compareText(a.category, b.category),
    );
    const ownCategory = missing > 0 ? MISSING_CATEGORY : null;
    const fill = params.categorical === "most-frequent" && mostFrequent ? mostFrequent.category : ownCategory;
    return [{ kind: "categorical", name, missing, allMissing: !mostFrequent, fill }];
  }
  return [];
}

function fillColumn(fitted: FittedImputeColumn, column: WorkColumn): readonly WorkColumn[] {
  if (fitted.kind === "numeric") {
    assert(column.kind === "numeric", `“${column.name}” is a number`);
    return fillGaps(column, () => fitted.fill, fitted.indicator);
  }
  assert(column.kind === "categorical", `“${column.name}” is a category`);
  return [fitted.fill === null ? column : fillCategories(fitted.fill, column)];
}

function fillCategories(fill: string, column: WorkColumn & { kind: "categorical" }): WorkColumn {
  const found = column.categories.indexOf(fill);
  const fillCode = found === -1 ? column.categories.length : found;
  const categories = found === -1 ? [...column.categories, fill] : column.categories;
  const codes = new Int32Array(column.codes);
  for (let i = 0; i < codes.length; i++) if (codes[i] === -1) codes[i] = fillCode;
  return { ...column, codes, categories };
}

function sentence(column: FittedImputeColumn, numeric: ImputeParams["numeric"]): string {
  const { name, missing, allMissing } = column;
  if (column.kind === "categorical") {
    const how = column.fill === MISSING_CATEGORY ? "kept as the category" : "filled with the most frequent,";
    return `${name}: ${missing} missing ${how} ${column.fill}`;
  }
  const fill = float32Text(column.fill);
  if (numeric === "constant") return `${name}: ${missing} missing filled with ${fill}`;
  if (allMissing) return `${name}: all ${missing} are missing; filled with ${fill}`;
  return `${name}: ${missing} missing filled with the ${fillWords[numeric]}, ${fill}`;
}

const fillWords = { median: "median", mean: "mean", "most-frequent": "most frequent value" };
