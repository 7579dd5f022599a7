import { describe, expect, it } from "vitest";
import { defaultGraph, defaultSplit, firstModels } from "#core/pipeline/default-graph.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { LearnParams } from "#core/pipeline/nodes/learn.ts";
import { mend, mendingState } from "#core/pipeline/mend.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import type { PreparingFix } from "#core/profile/alert-fix.ts";

const columns = ["a", "b"].map((column) => ({ column, role: "feature" as const }));
const graph = defaultGraph({
  read: {},
  roles: { target: "y", task: "binary", positive: "yes", columns },
  split: defaultSplit,
  models: firstModels,
  randomState: 0,
});

const stepsOf = (of: PipelineGraph, recipe: string) =>
  (of.nodes.find(({ id }) => id === recipe)!.params as { steps: readonly RecipeStep[] }).steps;
const idsOf = (of: PipelineGraph, recipe: string) => stepsOf(of, recipe).map(({ step }) => step);
const clip = (column: string): PreparingFix => ({
  kind: "prepare",
  label: "",
  words: "",
  step: "clip",
  params: { columns: [column] },
  recipes: "scaled",
});

describe("a fix in the recipes", () => {
  it("puts its step where it belongs, and only into recipes that feel it", () => {
    const mended = mend(graph, clip("a"));
    expect(idsOf(mended, "recipe-linear")).toEqual(["date-parts", "clip", "impute", "scale", "one-hot"]);
    expect(idsOf(mended, "recipe-tree")).toEqual(idsOf(graph, "recipe-tree"));
    const tail = mend(mended, { ...clip("a"), step: "power" });
    expect(idsOf(tail, "recipe-linear")).toEqual([
      "date-parts",
      "clip",
      "impute",
      "power",
      "scale",
      "one-hot",
    ]);
  });

  it("adds its column to a step that is there, and changes nothing a second time", () => {
    const both = mend(mend(graph, clip("a")), clip("b"));
    expect(stepsOf(both, "recipe-linear")[1]!.params).toMatchObject({ columns: ["a", "b"], reach: 3 });
    expect(mend(both, clip("a"))).toBe(both);
    expect([graph, both].map((each) => mendingState(each, clip("a")))).toEqual(["open", "done"]);
  });

  it("switches on a step that is off, for its column alone", () => {
    const off = mend(graph, clip("a"));
    const steps = stepsOf(off, "recipe-linear").map((each) =>
      each.step === "clip" ? { ...each, on: false } : each,
    );
    const nodes = off.nodes.map((node) =>
      node.id === "recipe-linear" ? { ...node, params: { steps } } : node,
    );
    const on = mend({ ...off, nodes }, clip("b"));
    expect(stepsOf(on, "recipe-linear")[1]).toMatchObject({
      step: "clip",
      params: { columns: ["b"], reach: 3 },
      on: true,
    });
  });

  it("changes a setting of every recipe's own step", () => {
    const fix: PreparingFix = {
      ...clip("a"),
      step: "impute",
      params: { addIndicator: true },
      recipes: "all",
    };
    const mended = mend(graph, fix);
    for (const recipe of ["recipe-linear", "recipe-tree"])
      expect(stepsOf(mended, recipe).find(({ step }) => step === "impute")!.params).toMatchObject({
        addIndicator: true,
        numeric: "median",
      });
  });

  it("has nothing to work on where no recipe would feel it", () => {
    const nodes = graph.nodes.filter(({ id }) => id !== "recipe-linear");
    expect(mendingState({ ...graph, nodes }, clip("a"))).toBe("none");
  });
});

it("weighs classes alike in every model that can, and leaves the others as they are", () => {
  const fix = { kind: "class-weights" } as const;
  const mended = mend(graph, fix);
  const changed = mended.nodes.filter((node, at) => node !== graph.nodes[at]);
  expect(changed.map(({ id, params }) => [id, (params as LearnParams).params])).toEqual([
    ["logistic-regression", expect.objectContaining({ classWeight: "balanced" })],
    ["decision-tree", expect.objectContaining({ classWeight: "balanced" })],
    ["hist-gradient-boosting", expect.objectContaining({ classWeight: "balanced" })],
    ["mlp", expect.objectContaining({ classWeight: "balanced" })],
  ]);
  expect([graph, mended].map((each) => mendingState(each, fix))).toEqual(["open", "done"]);
});
