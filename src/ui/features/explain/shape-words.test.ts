import { expect, it } from "vitest";
import type { ModelShapes, TermShape } from "#core/explain/model-shapes.ts";
import { shapeFinding } from "./shape-words.ts";

/** A curve of three bins with as many rows in each; no row lacks a value. */
const curve = (values: readonly number[]): TermShape => ({
  key: "age",
  names: ["age"],
  axes: [{ name: "age", levels: null, cuts: [10, 20], min: 0, max: 30 }],
  values: [[...values, 0]],
  deviations: [[0, 0, 0, 0]],
  weights: [5, 5, 5, 0],
  contribution: 1,
});
const shapes = (unit: ModelShapes["unit"]): ModelShapes => ({
  unit,
  target: "price",
  classes: ["no", "yes"],
  intercept: [0],
  nBags: 2,
  terms: [],
});
/** Without the marks that keep names apart from the sentence. */
const finding = (values: readonly number[], unit: ModelShapes["unit"]) =>
  shapeFinding(curve(values), shapes(unit)).replaceAll(/[\u2066-\u2069]/gu, "");

it("says of many odds that they rise, and of one number that it rises", () => {
  expect(finding([-1, 0, 1], "log-odds")).toBe("The log odds of yes rise by 2 as age grows");
  expect(finding([1, 0, -1], "log-odds")).toBe("The log odds of yes fall by 2 as age grows");
  expect(finding([-1, 0, 1], "number")).toBe("The price rises by 2 as age grows");
  expect(finding([1, 0, -1], "number")).toBe("The price falls by 2 as age grows");
});
