import { describe, expect, it } from "vitest";
import { selectionRecords, stabilityOf } from "#core/model-selection/selection-records.ts";
import { createRandom } from "#core/shared/random.ts";

const choosing = (kept: readonly string[], dropped: readonly string[]) => ({
  steps: [
    { step: "scale", params: {}, fitted: {} },
    {
      step: "select-columns",
      params: {},
      fitted: { kept: kept.map((name) => ({ name, score: 1 })), dropped },
    },
  ],
});

describe("what folds chose", () => {
  it("is counted over folds, the most often chosen first", () => {
    const folds = [
      choosing(["b", "a"], ["c", "d"]),
      choosing(["b", "c"], ["a", "d"]),
      choosing(["b"], ["a", "c", "d", "e"]), // a level that no other fold saw
    ];
    expect(selectionRecords(folds)).toEqual([
      {
        step: "Select columns",
        nFolds: 3,
        nColumns: 5,
        // Shares 1/3, 1, 1/3, 0, 0: mean 1/3, mean of p(1 - p) 4/45, times 3/2, over 2/9.
        stability: expect.closeTo(0.4, 12),
        columns: [
          { column: "b", folds: 3 },
          { column: "a", folds: 1 },
          { column: "c", folds: 1 },
        ],
      },
    ]);
    expect(selectionRecords([])).toEqual([]);
  });

  it("is stable at 1 when all chose alike, and near 0 when each drew lots", () => {
    expect(stabilityOf([5, 5, 0, 0, 0], 5)).toBe(1);
    const random = createRandom(3);
    const times = Array.from({ length: 20_000 }, () =>
      Array.from({ length: 5 }, () => Number(random.integer(10) < 3)).reduce((sum, one) => sum + one, 0),
    );
    expect(Math.abs(stabilityOf(times, 5)!)).toBeLessThan(0.02);
  });

  it("has no stability where nothing could differ", () => {
    expect([
      stabilityOf([1, 1], 1),
      stabilityOf([3, 3], 3),
      stabilityOf([0, 0], 3),
      stabilityOf([], 3),
    ]).toEqual([null, null, null, null]);
  });
});
