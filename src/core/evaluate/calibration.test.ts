import { describe, expect, it } from "vitest";
import golden from "#test/golden/calibration.json";
import type { Judged } from "#core/metrics/metric.ts";
import { calibration } from "./calibration.ts";

const judged = (
  classes: readonly string[],
  positive: number,
  yTrue: readonly number[],
  outputs: readonly number[],
): Judged => ({
  task: positive >= 0 ? "binary" : "multiclass",
  classes,
  positive,
  yTrue: Float64Array.from(yTrue),
  outputs: Float64Array.from(outputs),
});
const twoClasses = (truth: readonly number[], chance: readonly number[]) =>
  judged(
    ["no", "yes"],
    1,
    truth,
    chance.flatMap((c) => [1 - c, c]),
  );

describe("calibration in ten bins", () => {
  const asScikitLearn = (own: ReturnType<typeof calibration>, theirs: typeof golden.binary) => {
    expect(own.bins).toHaveLength(theirs.share.length);
    own.bins.forEach(({ predicted, hits, rows }, bin) => {
      expect(hits / rows).toBeCloseTo(theirs.share[bin]!, 12);
      expect(predicted).toBeCloseTo(theirs.predicted[bin]!, 12);
    });
  };
  it("is scikit-learn's for the positive class", () => {
    const { truth, chance } = golden.binary;
    asScikitLearn(calibration(twoClasses(truth, chance)), golden.binary);
  });
  it("is scikit-learn's for the class that is called", () => {
    const { truth, chance } = golden.several;
    asScikitLearn(calibration(judged(["a", "b", "c"], -1, truth, chance)), golden.several);
  });
  it("weighs the distance of each bin by its rows", () => {
    const { bins, error } = calibration(twoClasses([1, 1, 1, 0], [0.75, 0.75, 0.75, 0.25]));
    expect(bins.map(({ rows, hits }) => [rows, hits])).toEqual([
      [1, 0],
      [3, 3],
    ]);
    expect(error).toBeCloseTo(0.25, 12);
  });
  it("of no rows has no bins", () => {
    expect(calibration(twoClasses([], []))).toEqual({ bins: [], error: 0 });
  });
});
