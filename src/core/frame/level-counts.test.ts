import { expect, it } from "vitest";
import { levelCounts } from "#core/frame/level-counts.ts";

it("counts every value of a column of categories, most frequent first, without those that no row has", () => {
  const categories = ["a", "b", "gone", "z"];
  const codes = Int32Array.of(3, 1, 0, 3, -1, 3, 1, 0);
  expect(levelCounts({ kind: "categorical", name: "c", codes, categories })).toEqual([
    { value: "z", count: 3 },
    { value: "a", count: 2 },
    { value: "b", count: 2 },
  ]);
  expect(levelCounts({ kind: "numeric", name: "n", values: Float64Array.of(1) })).toEqual([]);
});
