import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { translateCodes } from "#core/preprocessing/category-codes.ts";
import type { TensorColumn, WorkColumn } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** A number for each category of a column; all are float32. */
export interface LevelNumbers {
  /** Those that occur in training, `sortLabels` order. */
  readonly categories: readonly string[];
  readonly numbers: readonly number[];
  readonly missing: number;
  /** For a category that training had not. */
  readonly unseen: number;
}

/** The place of each row's category; after the last one that of what is missing, then that of what was never seen. */
export function levelsOf(column: WorkColumn, categories: readonly string[]): Int32Array {
  assert(column.kind === "categorical", `“${column.name}” is a category`);
  const missing = categories.length;
  const places = translateCodes(column.categories, categories, missing + 1);
  return column.codes.map((code) => (code === -1 ? missing : places[code]!));
}

/** The number of each row's category. */
export function numbersOfLevels(
  { categories, numbers, missing, unseen }: LevelNumbers,
  column: WorkColumn,
): Float32Array {
  const table = Float32Array.from([...numbers, missing, unseen]);
  return Float32Array.from(levelsOf(column, categories), (at) => table[at]!);
}

/** The same of a tensor of strings; the empty string is a missing value. */
export function drawNumberOfLevel(
  { categories, numbers, missing, unseen }: LevelNumbers,
  column: TensorColumn,
  graph: OnnxGraph,
): string {
  return graph.node("LabelEncoder", [column.tensor], {
    domain: "ai.onnx.ml",
    attributes: {
      keys_strings: { strings: [...categories, ""] },
      values_floats: { floats: [...numbers, missing] },
      default_float: { float: unseen },
    },
  });
}
