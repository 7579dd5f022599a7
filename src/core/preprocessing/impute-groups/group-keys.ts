import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { occurringCategories } from "#core/preprocessing/category-codes.ts";
import { levelsOf } from "#core/preprocessing/level-numbers.ts";
import type { TensorColumn, WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** A column that tells groups apart: its levels, then a place for what is missing and one for any other level. */
export type GroupColumn = { readonly name: string } & (
  | { readonly kind: "categorical"; readonly categories: readonly string[] }
  /** Float32, ascending. */
  | { readonly kind: "numeric"; readonly values: readonly number[] }
);

/** Levels of fewer rows than a group must have are none: no group of them can be large enough. */
export function groupColumn(column: WorkColumn, leastRows: number): GroupColumn | null {
  const { name } = column;
  if (column.kind === "categorical") {
    const occurring = occurringCategories(column.codes, column.categories);
    const categories = occurring.filter(({ count }) => count >= leastRows).map(({ category }) => category);
    return { name, kind: "categorical", categories };
  }
  if (column.kind !== "numeric") return null;
  const counts = new Map<number, number>();
  // Adding 0 turns -0 into 0, which JSON would do anyway.
  for (const value of column.values)
    if (!Number.isNaN(value)) counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= leastRows);
  return { name, kind: "numeric", values: frequent.map(([value]) => value).sort((a, b) => a - b) };
}

const nLevels = (column: GroupColumn) =>
  column.kind === "categorical" ? column.categories.length : column.values.length;

/** How many keys there could be. */
export function nKeys(by: readonly GroupColumn[]): number {
  return by.reduce((product, column) => product * (nLevels(column) + 2), 1);
}

/** Of each row the number of its group; a level that is not among those of `by` makes it one that no training row has. */
export function groupKeys(by: readonly GroupColumn[], frame: WorkFrame): Float64Array {
  const keys = new Float64Array(frame.nRows);
  const byName = new Map(frame.columns.map((column) => [column.name, column]));
  for (const group of by) {
    const column = byName.get(group.name);
    assert(column, `the frame has “${group.name}”`);
    const places = placesOf(group, column);
    const radix = nLevels(group) + 2;
    for (let row = 0; row < keys.length; row++) keys[row] = keys[row]! * radix + places[row]!;
  }
  return keys;
}

function placesOf(group: GroupColumn, column: WorkColumn): Int32Array {
  if (group.kind === "categorical") return levelsOf(column, group.categories);
  assert(column.kind === "numeric", `“${column.name}” is a number`);
  const missing = group.values.length;
  const places = new Map(group.values.map((value, place) => [value, place]));
  return Int32Array.from(column.values, (value) =>
    Number.isNaN(value) ? missing : (places.get(value) ?? missing + 1),
  );
}

/** The same of tensors: int64 of shape [N, 1]. @param by at least one */
export function drawGroupKeys(
  by: readonly GroupColumn[],
  tensors: readonly TensorColumn[],
  graph: OnnxGraph,
): string {
  const byName = new Map(tensors.map(({ name, tensor }) => [name, tensor]));
  const whole = (value: number) => graph.int64s([value], []);
  let keys: string | null = null;
  for (const group of by) {
    const tensor = byName.get(group.name);
    assert(tensor !== undefined, `the graph has “${group.name}”`);
    const places = drawPlaces(group, tensor, graph);
    keys =
      keys === null
        ? places
        : graph.node("Add", [graph.node("Mul", [keys, whole(nLevels(group) + 2)]), places]);
  }
  assert(keys !== null, "some column makes groups");
  return keys;
}

function drawPlaces(group: GroupColumn, tensor: string, graph: OnnxGraph): string {
  const missing = nLevels(group);
  const places = [...Array(missing).keys()];
  const unseen = { default_int64: { int: missing + 1 } };
  if (group.kind === "categorical")
    return graph.node("LabelEncoder", [tensor], {
      domain: "ai.onnx.ml",
      attributes: {
        keys_strings: { strings: [...group.categories, ""] },
        values_int64s: { ints: [...places, missing] },
        ...unseen,
      },
    });
  const isMissing = graph.node("IsNaN", [tensor]);
  const ofMissing = graph.int64s([missing], []);
  // An encoder without a single key is refused by the runtime.
  const found =
    missing === 0
      ? graph.int64s([1], [])
      : graph.node("LabelEncoder", [tensor], {
          domain: "ai.onnx.ml",
          attributes: { keys_floats: { floats: group.values }, values_int64s: { ints: places }, ...unseen },
        });
  return graph.node("Where", [isMissing, ofMissing, found]);
}
