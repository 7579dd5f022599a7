import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { drawFilledGaps, fillGaps } from "#core/preprocessing/fill-gaps.ts";
import { drawIterativeFills } from "#core/preprocessing/impute-iterative/impute-iterative-onnx.ts";
import { imputeIterativeToPython } from "#core/preprocessing/impute-iterative/impute-iterative-python.ts";
import { fitRounds, type GapModel, predict } from "#core/preprocessing/impute-iterative/ridge-rounds.ts";
import type { ImputeIterativeParams } from "#core/preprocessing/impute-iterative/schema.ts";
import { presentValues } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { meanAndStd } from "#core/preprocessing/scale/measure-scale.ts";
import type { Step, WorkColumn } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { assert } from "#core/shared/assert.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Regressions of each on all others grow with the third power, and the exported file with the second. */
const MOST_COLUMNS = 30;
/** More rows than these hardly move a regression; they are spread evenly over the training rows. */
const MOST_ROWS = 5000;

export interface FittedImputeIterative {
  readonly columns: readonly IterativeColumn[];
  /** In the order in which they are run. */
  readonly models: readonly GapModel[];
}

export interface IterativeColumn {
  readonly name: string;
  readonly missing: number;
  readonly mean: number;
  /** The standard deviation, or 1. */
  readonly scale: number;
  readonly indicator: string | null;
}

/** @throws LatheError "pipeline-invalid" from fit for more than 30 columns */
export const imputeIterativeStep: Step<ImputeIterativeParams, FittedImputeIterative> = {
  fit(frame, { columns: named, addIndicator, ...how }) {
    const chosen = frame.columns.filter((column) => column.kind === "numeric" && isChosen(column, named));
    if (chosen.length > MOST_COLUMNS)
      throw new LatheError("pipeline-invalid", {
        reason: `to fill ${chosen.length} columns from each other takes too long, and ${MOST_COLUMNS} is the most; name the columns`,
      });
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    const columns = chosen.map((column): IterativeColumn => {
      const values = numbersOf(column);
      const present = presentValues(values);
      const missing = values.length - present.length;
      const indicator = addIndicator && missing > 0 ? unique(`${column.name} missing`) : null;
      const { center, scale } = present.length === 0 ? { center: 0, scale: 1 } : meanAndStd(present);
      return { name: column.name, missing, mean: center + 0, scale, indicator };
    });
    const every = Math.max(1, Math.ceil(frame.nRows / MOST_ROWS));
    const standard = chosen.map((column, j) => {
      const values = numbersOf(column);
      const { mean, scale } = columns[j]!;
      return Float64Array.from(
        { length: Math.ceil(frame.nRows / every) },
        (_, i) => (values[i * every]! - mean) / scale,
      );
    });
    // The fewest gaps first; a column without any value is the mean's affair.
    const targets = [...columns.keys()]
      .filter((j) => columns[j]!.missing > 0 && columns[j]!.missing < frame.nRows)
      .sort((a, b) => columns[a]!.missing - columns[b]!.missing);
    return { columns, models: fitRounds(standard, targets, how) };
  },

  transform(fitted, frame) {
    const { columns } = fitted;
    const byName = new Map(frame.columns.map((column) => [column.name, column]));
    const given = columns.map(({ name }) => {
      const column = byName.get(name);
      assert(column, `the frame has “${name}”`);
      return numbersOf(column);
    });
    const fills = iterativeFills(fitted, given, frame.nRows);
    const place = new Map(columns.map(({ name }, j) => [name, j]));
    return replaceColumns(frame, columns, ({ name, indicator }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const ofRow = fills[place.get(name)!]!;
      return fillGaps(column, (row) => Math.fround(ofRow.get(row)!), indicator);
    });
  },

  notes: ({ columns, models }) =>
    columns.flatMap(({ name, missing }) =>
      missing === 0
        ? []
        : [
            {
              column: name,
              sentence: `${name}: ${missing} missing ${models.some(({ target }) => columns[target]!.name === name) ? `filled from ${columns.length - 1} other columns` : "filled with 0, since there is no value to learn from"}`,
            },
          ],
    ),

  toOnnx(fitted, tensors, graph) {
    const fills = drawIterativeFills(fitted, tensors, graph);
    return replaceTensors(tensors, fitted.columns, ({ name, indicator }, column) =>
      drawFilledGaps(column, fills.get(name)!, indicator, graph),
    );
  },

  toPython: imputeIterativeToPython,
};

/** Of each column what its gaps become, by row, as float64 within float32's range. */
export function iterativeFills(
  { columns, models }: FittedImputeIterative,
  given: readonly Float32Array[],
  nRows: number,
): readonly ReadonlyMap<number, number>[] {
  const fills = columns.map(() => new Map<number, number>());
  const standard = new Float64Array(columns.length);
  for (let row = 0; row < nRows; row++) {
    const gaps = new Set<number>();
    for (const [j, { mean, scale }] of columns.entries()) {
      const value = given[j]![row]!;
      if (Number.isNaN(value)) gaps.add(j);
      standard[j] = Number.isNaN(value) ? 0 : (value - mean) / scale;
    }
    if (gaps.size === 0) continue;
    for (const model of models)
      if (gaps.has(model.target)) standard[model.target] = predict(model, (k) => standard[k]!);
    for (const j of gaps) {
      const value = standard[j]! * columns[j]!.scale + columns[j]!.mean;
      fills[j]!.set(row, Math.max(-MAX_FLOAT32, Math.min(MAX_FLOAT32, value)));
    }
  }
  return fills;
}

function numbersOf(column: WorkColumn): Float32Array {
  assert(column.kind === "numeric", `“${column.name}” is a number`);
  return column.values;
}
