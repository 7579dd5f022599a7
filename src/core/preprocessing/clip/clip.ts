import { boundsOf } from "#core/preprocessing/clip/bounds-of.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { clipToPython } from "#core/preprocessing/clip/clip-python.ts";
import type { ClipParams } from "#core/preprocessing/clip/schema.ts";
import { float32Text } from "#core/preprocessing/float32-text.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";

/** Bounds are float32. Only columns whose quartiles differ have some; `clipped` counts training rows. */
export interface FittedClip {
  readonly columns: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
    readonly clipped: number;
    /** Name of the 0/1 column that says so; absent for none. */
    readonly indicator?: string;
  }[];
}

/** Bounds of the training rows, by one of three rules (bounds-of.ts). Missing values stay missing. */
export const clipStep: Step<ClipParams, FittedClip> = {
  fit(frame, params) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "numeric" || !isChosen(column, params.columns)) return [];
        const bounds = boundsOf(column.values, params);
        if (bounds === null) return [];
        const [low, high] = bounds;
        const clipped = column.values.reduce((n, value) => n + (value < low || value > high ? 1 : 0), 0);
        const fitted = { name: column.name, low, high, clipped };
        const says = params.addIndicator && clipped > 0;
        return [says ? { ...fitted, indicator: unique(`${column.name} far`) } : fitted];
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ low, high, indicator }, column) => {
      assert(column.kind === "numeric", `“${column.name}” is a number`);
      const { source, values } = column;
      const clipped = {
        ...column,
        values: values.map((value) => (value < low ? low : value > high ? high : value)),
      };
      if (indicator === undefined) return [clipped];
      const isFar = values.map((value) => (value < low || value > high ? 1 : 0));
      return [clipped, { kind: "numeric", name: indicator, source, values: isFar }];
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
    replaceTensors(tensors, columns, ({ low, high, indicator }, column) => {
      const least = graph.floats([low], []);
      const greatest = graph.floats([high], []);
      const isBelow = graph.node("Less", [column.tensor, least]);
      const isAbove = graph.node("Greater", [column.tensor, greatest]);
      const raised = graph.node("Where", [isBelow, least, column.tensor]);
      const clipped = { ...column, tensor: graph.node("Where", [isAbove, greatest, raised]) };
      if (indicator === undefined) return [clipped];
      const isFar = graph.node("Cast", [graph.node("Or", [isBelow, isAbove])], {
        attributes: { to: { int: 1 } },
      });
      return [clipped, { kind: "numeric" as const, name: indicator, tensor: isFar }];
    }),

  toPython: clipToPython,
};
