import { describe, expect, it } from "vitest";
import { estimators } from "#core/estimators/registry.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { LatheError, describeProblem } from "#core/shared/problems.ts";
import { whyNotWire } from "./check-graph.ts";
import { defaultGraph, defaultSplit, firstModels } from "./default-graph.ts";
import { addModel, learnNodesOf, removeNode, setParams, setRoles, setTarget } from "./edit.ts";
import { graphSchema, type PipelineGraph } from "./graph.ts";
import { nodeKinds } from "./node-kinds.ts";
import { compilePlan } from "./plan.ts";

const graph = defaultGraph({
  read: {},
  roles: {
    target: "y",
    task: "binary",
    positive: "yes",
    columns: [
      { column: "a", role: "feature" },
      { column: "id", role: "ignore" },
    ],
  },
  split: defaultSplit,
  models: firstModels,
  randomState: 3,
});
const refusal = (bad: PipelineGraph) => {
  try {
    compilePlan(bad);
    return null;
  } catch (error) {
    if (error instanceof LatheError) return describeProblem(error.problem).title;
    throw error;
  }
};

describe("the default pipeline", () => {
  it("compiles to one plan, with the models that fit the task", () => {
    const plan = compilePlan(graph);
    expect(plan).toMatchObject({
      task: "binary",
      target: "y",
      positive: "yes",
      features: ["a"],
      split: defaultSplit,
    });
    expect(plan.models.map(({ estimator }) => estimator)).toEqual([
      "baseline",
      "logistic-regression",
      "decision-tree",
      "hist-gradient-boosting",
      "mlp",
    ]);
    for (const { estimator, params, randomState } of plan.models) {
      expect({ params, randomState }).toEqual({
        params: estimators[estimator]!.params.defaults,
        randomState: 3,
      });
    }
  });
  it("survives JSON and its own schema unchanged", () => {
    const again = graphSchema.parse(JSON.parse(JSON.stringify(graph)));
    expect(again).toEqual(graph);
    expect(compilePlan(again)).toEqual(compilePlan(graph));
  });
});

describe("a wire", () => {
  const kind = (id: string) => nodeKinds.get(id)!;
  it.each([
    ["roles", "recipe", "Recipe learns from rows, so it must come after Split"],
    ["file", "decision-tree", "Decision tree needs prepared features, and File gives a table"],
    ["split", "file", "File is a source, so nothing can flow into it"],
    ["export", "leaderboard", "Export is an end, so nothing flows out of it"],
  ])("from %s to %s is refused in words", (from, to, why) => {
    expect(whyNotWire(kind(from), kind(to))).toBe(why);
  });
  it("from Split to Recipe may be drawn", () => {
    expect(whyNotWire(kind("split"), kind("recipe"))).toBeNull();
  });
});

describe("a drawing that cannot run", () => {
  const node = (id: string) => id as NodeId;
  it.each<[string, PipelineGraph, string]>([
    ["without a split", removeNode(graph, node("split")), "it needs one Split step, and has 0"],
    [
      "with a loose model",
      { ...graph, edges: graph.edges.filter(({ to }) => to !== "mlp") },
      "“mlp” is not wired",
    ],
    [
      "with an unknown kind",
      { ...graph, nodes: [...graph.nodes, { id: node("x"), kind: "constructor", params: {} }] },
      "there is no kind of step called “constructor”",
    ],
    [
      "with a wire to nowhere",
      { ...graph, edges: [...graph.edges, { from: node("split"), to: node("gone") }] },
      "one of them is missing",
    ],
  ])("%s says which step is wrong", (_, bad, words) => {
    expect(refusal(bad)).toContain(words);
  });
  it("with a setting out of range names the model and the setting", () => {
    const bad = setParams(graph, node("logistic-regression"), { C: -1 });
    expect(refusal(bad)).toMatch(/^Logistic regression: C: /);
  });
});

describe("an edit", () => {
  it("of the target gives the old one back as a feature, in the table's order", () => {
    const edited = setTarget(graph, "a", "binary", null, ["y", "a", "id"]);
    expect(compilePlan(edited)).toMatchObject({ target: "a", features: ["y"] });
  });
  it("of the task swaps the models that cannot learn it", () => {
    const edited = setRoles(graph, { task: "regression", positive: null });
    expect(learnNodesOf(edited).map(({ kind }) => kind)).toEqual([
      "baseline",
      "decision-tree",
      "hist-gradient-boosting",
      "mlp",
      "ridge",
    ]);
    expect(compilePlan(edited).models).toHaveLength(5);
  });
  it("adds a second model of a kind under a number, wired like the first", () => {
    const edited = addModel(graph, "decision-tree", 1);
    expect(compilePlan(edited).models.map(({ node: id }) => id)).toContain("decision-tree-2");
  });
  it("leaves the graph it was given as it was", () => {
    const before = JSON.stringify(graph);
    addModel(graph, "decision-tree", 1);
    setRoles(graph, { task: "regression" });
    expect(JSON.stringify(graph)).toBe(before);
  });
});
