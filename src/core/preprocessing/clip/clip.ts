import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { clipToPython } from "#core/preprocessing/clip/clip-python.ts";
import type { ClipParams } from "#core/preprocessing/clip/schema.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { presentValues, quantileInPlace } from "#core/preprocessing/quantile.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";
import { assert } from "#core/shared/assert.ts";

/** Bounds are float32. Only columns whose quartiles differ have some; `clipped` counts training rows. */
export interface FittedClip {
  readonly columns: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
    readonly clipped: number;
  }[];
}

/** Tukey's fences (Exploratory Data Analysis, 1977), of the training rows' quartiles. Missing values stay missing. */
export const clipStep: Step<ClipParams, FittedClip> = {
  fit: (frame, { columns, reach }) => ({
    columns: frame.columns.flatMap((column) => {
      if (column.kind !== "numeric" || !isChosen(column, columns)) return [];
      const bounds = fences(column.values, reach);
      if (bounds === null) return [];
      const [low, high] = bounds;
      const clipped = column.values.reduce((n, value) => n + (value < low || value > high ? 1 : 0), 0);
      return [{ name: column.name, low, high, clipped }];
    }),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ low, high }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const values = column.values.map((value) => (value < low ? low : value > high ? high : value));
      return [{ ...column, values }];
    }),

  notes: ({ columns }) =>
    columns
      .filter(({ clipped }) => clipped > 0)
      .map(({ name, low, high, clipped }) => ({
        column: name,
        sentence: `${name}: ${clipped} moved into ${float32Text(low)} to ${float32Text(high)}`,
      })),

  // By comparing, not by Clip: a missing value is less than nothing and stays what it is.
  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ low, high }, column) => {
      const least = graph.floats([low], []);
      const greatest = graph.floats([high], []);
      const isBelow = graph.node("Less", [column.tensor, least]);
      const isAbove = graph.node("Greater", [column.tensor, greatest]);
      const raised = graph.node("Where", [isBelow, least, column.tensor]);
      return [{ ...column, tensor: graph.node("Where", [isAbove, greatest, raised]) }];
    }),

  toPython: clipToPython,
};

function fences(values: Float32Array, reach: number): readonly [low: number, high: number] | null {
  const present = presentValues(values);
  if (present.length === 0) return null;
  const [q1, q3] = [quantileInPlace(present, 0.25), quantileInPlace(present, 0.75)];
  const far = reach * (q3 - q1);
  if (!(far > 0)) return null; // half of the column is one number: everything else would lie far
  const float = (value: number) => Math.fround(Math.max(-MAX_FLOAT32, Math.min(MAX_FLOAT32, value))) + 0;
  return [float(q1 - far), float(q3 + far)];
}
