import { describe, expect, it } from "vitest";
import { differingSettings } from "#core/evaluate/differing-settings.ts";
import { smallRun } from "#test/support/small-project.ts";

const run = (change: Partial<ReturnType<typeof smallRun>>) => ({
  ...smallRun("r"),
  estimator: "decision-tree",
  params: {},
  recipe: [{ step: "impute", params: {}, on: true }],
  randomState: 1,
  engine: null,
  ...change,
});

describe("settings of runs side by side", () => {
  it("names what differs, with defaults written out", () => {
    const { rows, nEqual } = differingSettings([
      run({}),
      run({ params: { maxDepth: 3, criterion: "entropy" }, randomState: 2 }),
    ]);
    expect(rows).toEqual([
      { setting: "Seed", values: ["1", "2"] },
      { setting: "Greatest depth", values: ["no bound", "3"] },
      { setting: "Criterion", values: ["Gini impurity", "Entropy"] },
    ]);
    expect(nEqual).toBeGreaterThan(5);
  });

  it("says of a number that is not set what is done without it", () => {
    const bags = (params: object) => run({ estimator: "ebm", params });
    expect(differingSettings([bags({}), bags({ outerBags: 4 })]).rows).toEqual([
      { setting: "Bags", values: ["by table size", "4"] },
    ]);
  });

  it("takes a default that is written out and one that is not for the same", () => {
    expect(differingSettings([run({}), run({ params: { maxDepth: null } })]).rows).toEqual([]);
  });

  it("leaves empty what only one of the families has", () => {
    const { rows } = differingSettings([run({}), run({ estimator: "logistic-regression" })]);
    expect(rows[0]).toEqual({ setting: "Model", values: ["Decision tree", "Logistic regression"] });
    expect(rows.find(({ setting }) => setting === "Greatest depth")?.values).toEqual(["no bound", null]);
  });

  it("tells a step that is switched off or absent", () => {
    const off = [{ step: "impute", params: {}, on: false }];
    const { rows } = differingSettings([run({}), run({ recipe: off })]);
    expect(rows[0]?.setting).toBe("Recipe");
    expect(rows[0]?.values[1]).toBe("no step");
  });

  it("survives families, steps and parameters that this version does not know", () => {
    const strange = run({
      estimator: "constructor",
      params: 7,
      recipe: [{ step: "__proto__", params: null, on: true }],
    });
    const broken = run({ params: { maxDepth: "deep" } });
    expect(
      differingSettings([strange, broken]).rows.find(({ setting }) => setting === "Recipe")?.values,
    ).toEqual(["__proto__", "Fill missing values"]);
    expect(differingSettings([])).toEqual({ rows: [], nEqual: 0 });
  });
});
