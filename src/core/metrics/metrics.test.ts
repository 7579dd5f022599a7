import { describe, expect, it } from "vitest";
import { confusionMatrix } from "#core/metrics/confusion.ts";
import { classCurves } from "#core/metrics/curves.ts";
import type { Judged, MetricId } from "#core/metrics/metric.ts";
import { metricFunctions } from "#core/metrics/metric-functions.ts";
import { metricsFor, primaryMetric } from "#core/metrics/registry.ts";
import { createRandom } from "#core/shared/random.ts";
import golden from "#test/golden/metrics.json";

function judge(
  task: Judged["task"],
  yTrue: number[],
  outputs: number[],
  k: number,
  positive: number,
): Judged {
  const classes = Array.from({ length: k }, (_, i) => `c${i}`);
  return { task, yTrue: Float64Array.from(yTrue), outputs: Float64Array.from(outputs), classes, positive };
}

function binaryOf(n: number, seed: number): Judged {
  const random = createRandom(seed);
  const yTrue = Array.from({ length: n }, () => random.integer(2));
  const outputs = yTrue.flatMap((y) => {
    const p = (random.next() + y) / 2;
    return [1 - p, p];
  });
  return judge("binary", yTrue, outputs, 2, 1);
}

describe("metrics agree with scikit-learn", () => {
  it.each(golden.classification)("$name", ({ yTrue, outputs, nClasses, positive, expected }) => {
    const task = nClasses === 2 ? "binary" : "multiclass";
    const judged = judge(task, yTrue, outputs, nClasses, positive);
    for (const [id, value] of Object.entries(expected))
      expect([id, metricFunctions[id as MetricId](judged)]).toEqual([id, expect.closeTo(value, 12)]);
    expect(
      metricsFor(task)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(Object.keys(expected).sort());
  });

  it.each(golden.regression)("$name", ({ yTrue, outputs, expected }) => {
    const judged = judge("regression", yTrue, outputs, 0, -1);
    for (const { id } of metricsFor("regression"))
      expect([id, metricFunctions[id](judged)]).toEqual([id, expect.closeTo(expected[id as "mae"], 11)]);
  });

  it("ranks by log loss, and by RMSE for numbers", () => {
    expect(primaryMetric("binary").id).toBe("logLoss");
    expect(primaryMetric("multiclass").id).toBe("logLoss");
    expect(primaryMetric("regression").id).toBe("rmse");
  });

  it("gives NaN, not a number made up, where a metric is not defined", () => {
    const oneClass = judge("binary", [0, 0], [0.5, 0.5, 0.9, 0.1], 2, 1);
    expect(metricFunctions.rocAuc(oneClass)).toBeNaN();
    expect(metricFunctions.averagePrecision(oneClass)).toBeNaN();
    const empty = judge("multiclass", [], [], 3, -1);
    for (const metric of metricsFor("multiclass")) expect(metricFunctions[metric.id](empty)).toBeNaN();
    for (const metric of metricsFor("regression"))
      expect(metricFunctions[metric.id](judge("regression", [], [], 0, -1))).toBeNaN();
  });
});

describe("curves", () => {
  it("go through every distinct score of a small set", () => {
    const judged = judge("binary", [1, 0, 1, 0], [0.1, 0.9, 0.2, 0.8, 0.6, 0.4, 0.6, 0.4], 2, 1);
    expect(classCurves(judged, 1)).toEqual({
      label: "c1",
      share: 0.5,
      roc: { x: [0, 0, 0.5, 1], y: [0, 0.5, 0.5, 1], thresholds: [Infinity, 0.9, 0.8, 0.4], area: 0.625 },
      pr: { x: [0, 0.5, 0.5, 1], y: [1, 1, 0.5, 0.5], thresholds: [Infinity, 0.9, 0.8, 0.4], area: 0.75 },
    });
  });

  it("keep at most 400 points with both ends, and the exact area", () => {
    const judged = binaryOf(20000, 3);
    const { roc, pr } = classCurves(judged, 1);
    for (const curve of [roc, pr]) {
      expect(curve.x.length).toBeLessThanOrEqual(400);
      expect(curve.x.length).toBeGreaterThan(200);
      expect(curve.x.length).toBe(curve.thresholds.length);
      expect([curve.x[0], curve.x.at(-1)]).toEqual([0, 1]);
    }
    expect(roc.area).toBe(metricFunctions.rocAuc(judged));
    expect(pr.area).toBe(metricFunctions.averagePrecision(judged));
    let drawn = 0;
    for (let i = 1; i < roc.x.length; i++)
      drawn += ((roc.x[i]! - roc.x[i - 1]!) * (roc.y[i]! + roc.y[i - 1]!)) / 2;
    expect(drawn).toBeCloseTo(roc.area, 3);
  });

  it("are finite when a class has no rows", () => {
    const judged = judge("multiclass", [0, 1], [0.5, 0.3, 0.2, 0.1, 0.7, 0.2], 3, -1);
    const { roc, pr, share } = classCurves(judged, 2);
    expect(share).toBe(0);
    expect([...roc.x, ...roc.y, ...pr.x, ...pr.y].every(Number.isFinite)).toBe(true);
  });
});

describe("confusion", () => {
  it("counts actual by predicted class", () => {
    const judged = judge("multiclass", [0, 1, 2, 2], [1, 0, 0, 0.4, 0.4, 0.2, 0, 0, 1, 0, 1, 0], 3, -1);
    expect(confusionMatrix(judged).counts).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 1],
    ]);
    expect(confusionMatrix(judged, [2, 2, 2, 2]).counts).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 2],
    ]);
  });
});

it("judges 200,000 rows in seconds, not minutes", () => {
  const judged = binaryOf(200000, 4);
  const start = performance.now();
  for (const metric of metricsFor("binary")) metricFunctions[metric.id](judged);
  expect(performance.now() - start).toBeLessThan(5000);
});
