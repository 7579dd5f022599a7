import { describe, expect, it } from "vitest";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { ordinaryRow, trainingHad, unusual } from "./start-values.ts";

const age: PipelineInput = {
  name: "age",
  kind: "numeric",
  range: { min: 0.17, median: 28, max: 80 },
  categories: [],
  hasTime: false,
};
const plan: PipelineInput = {
  name: "__proto__",
  kind: "categorical",
  range: null,
  categories: ["month", "year"],
  hasTime: false,
};
const day: PipelineInput = {
  name: "day",
  kind: "datetime",
  range: { min: 0, median: 86_400_000, max: 1e12 },
  categories: [],
  hasTime: false,
};

describe("the row a form starts with", () => {
  it("is ordinary, under any column name", () => {
    expect([...ordinaryRow([age, plan, day])]).toEqual([
      ["age", "28"],
      ["__proto__", "month"],
      ["day", "1970-01-02"],
    ]);
  });
});

describe("a value unlike training", () => {
  it.each([
    ["130", "above training, which ended at 80"],
    ["0", "below training, which began at 0.17"],
    ["old", "not a number"],
    ["", null],
    ["44", null],
  ])("age %j: %j", (text, words) => expect(unusual(age, text)).toBe(words));
  it("is a level that training did not have", () =>
    expect(unusual(plan, "week")).toBe("not seen in training"));
  it("stands beside what training had", () => expect(trainingHad(age)).toBe("training had 0.17 to 80"));
});
