import { describe, expect, it } from "vitest";
import { holdOut } from "#core/model-selection/split.ts";
import { splitCounts } from "./split-counts.ts";

const split = { testRows: null, testFraction: 0.2, folds: 5, randomState: 0 };

describe("how many rows go where", () => {
  it("counts as the split cuts", () => {
    for (const n of [8, 151, 7043]) {
      const sealed = holdOut(n, null, 0.2, 1).reduce((sum, held) => sum + held, 0);
      expect(splitCounts(n, 0, split).test).toBe(sealed);
    }
  });
  it("leaves rows without a target out", () => {
    expect(splitCounts(110, 10, split)).toEqual({ test: 20, train: 80, fold: [16, 16], ignored: 10 });
  });
  it("takes given test rows as they are", () => {
    expect(splitCounts(10, 0, { ...split, testRows: [1, 2, 3], folds: 2 })).toEqual({
      test: 3,
      train: 7,
      fold: [3, 4],
      ignored: 0,
    });
  });
});
