import { describe, expect, it } from "vitest";
import { type ColumnShape, forecastFit } from "#core/pipeline/forecast.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";

const column = (name: string, kind: ColumnShape["kind"], distinct = 2, missing = 0): ColumnShape => ({
  name,
  kind,
  distinct,
  missing,
});
const columns = [
  column("age", "integer", 80, 5),
  column("city", "categorical", 500),
  column("sex", "categorical", 2, 3),
  column("when", "datetime", 900),
  column("id", "text", 1000),
  column("y", "numeric", 800, 100),
];

function plan(model: string, change: Partial<ReturnType<typeof compilePlan>> = {}) {
  const features = ["age", "city", "sex", "when"];
  const roles = {
    target: "y",
    task: "regression" as const,
    positive: null,
    columns: columns
      .filter(({ name }) => name !== "y")
      .map(({ name }) => ({
        column: name,
        role: features.includes(name) ? ("feature" as const) : ("ignore" as const),
      })),
  };
  const graph = defaultGraph({ read: {}, roles, split: defaultSplit, models: [model], randomState: 0 });
  return { ...compilePlan(graph), ...change };
}
const forecast = (made: ReturnType<typeof plan>, nRows = 1100) =>
  forecastFit(made, made.models[0]!, nRows, columns);

describe("the forecast of a fit", () => {
  it("counts columns as the recipe makes them, and rows as they are split", () => {
    // age, 60 cities and one for the rest, two sexes and missing, five parts of a date; 80 % of 1,000 rows
    expect(forecast(plan("ridge"))).toMatchObject({ nFeatures: 1 + 61 + 3 + 5, nParts: 6 });
    expect(forecast(plan("ridge")).bytes).toBe(2 * 4 * 800 * 70 + 8 * 800 + 16 * 70 * 70);
    expect(forecast(plan("decision-tree")).nFeatures).toBe(1 + 1 + 1 + 5);
  });
  it("leaves out the rows that are left out, and steps that are off", () => {
    const bytes = (made: ReturnType<typeof plan>) => forecast(made).bytes - 16 * 70 * 70;
    const half = plan("ridge", { rows: [{ mode: "keep", rows: [[0, 499]] }] });
    expect(bytes(half)).toBe(bytes(plan("ridge")) / 2);
    const made = plan("ridge");
    const off = defaultRecipe("linear").map((entry) => ({ ...entry, on: entry.step !== "one-hot" }));
    const [model] = made.models;
    expect(forecastFit(made, { ...model!, recipe: off }, 1100, columns).nFeatures).toBe(1 + 1 + 1 + 5);
  });
  it("counts numbers that no step changes once, since they are gathered into the model's matrix", () => {
    const model = "decision-tree";
    const numbers = ["a", "b", "c"].map((name) => column(name, "numeric", 900));
    const bytes = (shapes: readonly ColumnShape[]) => {
      const made = { ...plan(model), features: ["a", "b", "c"] };
      return forecastFit(made, made.models[0]!, 1000, [...shapes, column("y", "numeric", 800)]).bytes;
    };
    const withGaps = numbers.map((shape) => ({ ...shape, missing: 1 }));
    expect(bytes(withGaps) - bytes(numbers)).toBe(4 * 800 * 3);
  });
  it("grows with rows: seconds and bytes", () => {
    for (const model of ["ridge", "decision-tree", "mlp"]) {
      const [small, large] = [forecast(plan(model)), forecast(plan(model), 1_000_100)];
      expect(large.secondsPerPart / small.secondsPerPart).toBeGreaterThan(500);
      expect(large.bytes).toBeGreaterThan(small.bytes);
    }
  });
  it("counts the comparisons of a step that seeks similar rows, up to the rows that it remembers", () => {
    const made = plan("baseline");
    const [model] = made.models;
    const seconds = (rows: number) => {
      const step = { step: "impute-neighbours", params: { rows }, on: true };
      const recipe = [step, ...model!.recipe];
      const shapes = columns.map((shape) => (shape.name === "age" ? { ...shape, missing: 500_000 } : shape));
      return forecastFit(made, { ...model!, recipe }, 1_000_100, shapes).secondsPerPart;
    };
    expect(seconds(2000) / seconds(200)).toBeGreaterThan(5);
    expect(seconds(2000)).toBeGreaterThan(2);
  });
  it("is next to nothing for a family that says no cost", () => {
    expect(forecast(plan("baseline")).secondsPerPart).toBeLessThan(0.01);
  });
});
