import { describe, expect, it } from "vitest";
import { foldScores, meanAndStd, pairedDifference } from "./fold-scores.ts";
import { tQuantile95 } from "./student-t.ts";

describe("Student's t", () => {
  // scipy.stats.t.ppf(0.975, df), scipy 1.10
  it.each([
    [1, 12.706204736],
    [4, 2.776445105],
    [9, 2.262157163],
    [30, 2.042272456],
    [31, 2.039513446],
    [49, 2.009575235],
    [99, 1.984216952],
  ])("has its 97.5 percent point with %i degrees of freedom", (df, expected) => {
    expect(tQuantile95(df)).toBeCloseTo(expected, 4);
  });
});

describe("scores over folds", () => {
  it("come with mean, n - 1 spread and Nadeau and Bengio's interval", () => {
    const scores = foldScores("accuracy", [0.8, 0.9, 0.85, 0.95, 0.9], 5);
    expect(scores.mean).toBeCloseTo(0.88, 12);
    expect(scores.std).toBeCloseTo(0.0570087712549569, 12);
    const half = 2.7764 * 0.0570087712549569 * Math.sqrt(1 / 5 + 1 / 4);
    expect(scores.interval![0]).toBeCloseTo(0.88 - half, 10);
    expect(scores.interval![1]).toBeCloseTo(0.88 + half, 10);
  });
  it("leave out folds in which the metric is not defined", () => {
    expect(foldScores("rocAuc", [0.5, Number.NaN, 0.7], 3).mean).toBeCloseTo(0.6, 12);
    expect(foldScores("rocAuc", [Number.NaN], 3)).toMatchObject({ mean: Number.NaN, interval: null });
  });
  it("have a wider interval where folds learn from few rows, as early windows in time do", () => {
    const scores = foldScores("accuracy", [0.8, 0.9, 0.85, 0.95, 0.9], 5, 0.4567);
    const half = 2.7764 * 0.0570087712549569 * Math.sqrt(1 / 5 + 0.4567);
    expect(scores.interval![1]).toBeCloseTo(0.88 + half, 10);
  });
  it("have no interval from one fold", () => {
    expect(foldScores("rmse", [3], 5)).toEqual({
      metric: "rmse",
      mean: 3,
      std: 0,
      folds: [3],
      interval: null,
    });
  });
  it("tie when the paired difference could be zero, and not when every fold agrees", () => {
    expect(pairedDifference([0.8, 0.9, 0.7], [0.7, 0.95, 0.75], 3).tied).toBe(true);
    expect(pairedDifference([0.8, 0.9, 0.85], [0.3, 0.41, 0.34], 3).tied).toBe(false);
    expect(pairedDifference([0.8], [0.1], 5)).toMatchObject({ tied: true, interval: null });
  });
  it("give nothing for nothing", () => {
    expect(meanAndStd([])).toEqual({ mean: Number.NaN, std: Number.NaN });
  });
});
