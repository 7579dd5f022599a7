import { describe, expect, it } from "vitest";
import type { Judged } from "#core/metrics/metric.ts";
import { countByCell, evaluate, rowsOfCell } from "./evaluate.ts";

const binary: Judged = {
  task: "binary",
  classes: ["no", "yes"],
  positive: 1,
  yTrue: Float64Array.of(0, 0, 1, 1),
  outputs: Float64Array.of(0.9, 0.1, 0.4, 0.6, 0.7, 0.3, 0.2, 0.8),
};
const rows = Int32Array.of(10, 20, 30, 40);

describe("the evaluation of a binary model", () => {
  it("counts a confusion at the threshold, and reports each class", () => {
    const at = (threshold: number) => evaluate(binary, rows, threshold);
    expect(at(0.5)).toMatchObject({
      task: "binary",
      nRows: 4,
      confusion: {
        counts: [
          [1, 1],
          [1, 1],
        ],
      },
    });
    expect(at(0.25)).toMatchObject({
      confusion: {
        counts: [
          [1, 1],
          [0, 2],
        ],
      },
      perClass: [
        { label: "no", precision: 1, recall: 0.5, f1: 2 / 3, support: 2 },
        { label: "yes", precision: 2 / 3, recall: 1, f1: 0.8, support: 2 },
      ],
    });
  });
  it("draws the positive class only", () => {
    const evaluation = evaluate(binary, rows, 0.5);
    if (evaluation.task === "regression") throw new Error("not a number");
    expect(evaluation.curves.map(({ label, share, roc }) => [label, share, roc.area])).toEqual([
      ["yes", 0.5, 0.75],
    ]);
  });
  it("names the rows of a cell", () => {
    expect([...rowsOfCell(binary, rows, 0.5, 1, 0)]).toEqual([30]);
    expect([...rowsOfCell(binary, rows, 0.5, 0, 1)]).toEqual([20]);
  });
  it("counts chosen rows in its cells, and rows that it never judged in none", () => {
    expect(countByCell(binary, rows, 0.5, Int32Array.of(20, 30, 40, 99))).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });
});

describe("the evaluation of a regressor", () => {
  const judge = (yTrue: Float64Array, outputs: Float64Array) => {
    const evaluation = evaluate(
      { task: "regression", classes: [], positive: -1, yTrue, outputs },
      Int32Array.from(yTrue.keys()),
      0.5,
    );
    if (evaluation.task !== "regression") throw new Error("not a class");
    return evaluation;
  };
  it("gives bias and error quantiles in the unit of the target", () => {
    const evaluation = judge(Float64Array.of(1, 2, 3, 4), Float64Array.of(0, 1, 2, 3));
    expect(evaluation).toMatchObject({
      nRows: 4,
      bias: 1,
      mae: 1,
      rmse: 1,
      absoluteErrorQuantiles: [1, 1, 1],
    });
    expect(evaluation.points).toHaveLength(4);
  });
  it("does not let one wild guess squeeze the other residuals into one bar", () => {
    const yTrue = Float64Array.from({ length: 1000 }, (_, i) => i % 10);
    const outputs = new Float64Array(1000);
    outputs[7] = 1e6;
    const { residuals } = judge(yTrue, outputs);
    expect(residuals.beyond).toBe(1);
    expect(residuals.counts.reduce((sum, n) => sum + n, 0)).toBe(1000);
    expect(residuals.counts.filter((n) => n > 0).length).toBeGreaterThan(5);
  });
});
