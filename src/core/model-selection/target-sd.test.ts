import { expect, it } from "vitest";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import { targetSdOf } from "#core/model-selection/target-sd.ts";

/** Row 2 is sealed, row 4 has no target. */
const split: PreparedSplit = {
  answers: { y: Float64Array.of(1, 3, 1000, 5, Number.NaN, 7), classes: [], positive: -1 },
  roles: { kind: "random", groups: null, times: null, weights: null },
  foldOf: Int32Array.of(0, 1, -1, 0, -2, 1),
  nFolds: 2,
  nTrain: 4,
  nTest: 1,
  nIgnored: 1,
  nLeftOut: 0,
  nNoPlace: 0,
};

it("is the deviation of the training rows' targets", () => {
  expect(targetSdOf(split)).toBe(Math.sqrt(5));
});

it("is 0 for classes", () => {
  expect(targetSdOf({ ...split, answers: { ...split.answers, classes: ["a", "b"] } })).toBe(0);
});
