import type { Design, LabelledRows } from "#core/estimators/design.ts";
import type { FitContext } from "#core/estimators/estimator.ts";
import { abortError } from "#core/shared/checkpoint.ts";

export const keepGoing = async () => {};
export const cancelAtOnce = () => Promise.reject(abortError());

/** A context as the workers give it; a clock that always says the same is a clock that nothing may depend on. */
export const context: FitContext = {
  randomState: 3,
  clock: () => 0,
  engine: null,
  finishEarly: { aborted: false },
};

export function labelledRows(columns: readonly (readonly number[])[], y: readonly number[]): LabelledRows {
  return {
    nRows: y.length,
    features: columns.map((_, j) => ({ name: `x${j}`, source: `x${j}`, kind: "numeric" })),
    X: Float32Array.from(columns.flat()),
    y: Float64Array.from(y),
  };
}

/** A design of numeric columns; the task follows from the number of classes, 0 for regression. */
export function makeDesign(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  nClasses: number,
  rest: Partial<Design> = {},
): Design {
  return {
    ...labelledRows(columns, y),
    task: nClasses === 0 ? "regression" : nClasses === 2 ? "binary" : "multiclass",
    classes: Array.from({ length: nClasses }, (_, k) => `class ${k}`),
    sampleWeight: null,
    groups: null,
    validation: null,
    watch: null,
    ...rest,
  };
}
