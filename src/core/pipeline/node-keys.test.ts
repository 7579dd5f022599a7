import { describe, expect, it } from "vitest";
import { addStep, moveSteps, renameStep } from "#core/pipeline/arrange.ts";
import { branch } from "#core/pipeline/clip.ts";
import { setLearn, setRecipe, setRole, setSplit } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { nodeKey, nodeKeys, wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import { disconnect } from "#core/pipeline/wiring.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { smallGraph } from "#test/support/small-project.ts";

const id = (text: string) => text as NodeId;
const graph = addStep(addStep(smallGraph, "ridge"), "decision-tree");
const changed = (after: PipelineGraph, hash = "00") => {
  const keys = nodeKeys(after, hash);
  return [...nodeKeys(graph, "00")].filter(([node, key]) => keys.get(node) !== key).map(([node]) => node);
};

describe("a key changes with", () => {
  it("the parameters of the step, and everything below follows", () => {
    expect(changed(setLearn(graph, id("ridge"), { params: { alpha: 3 } }))).toEqual([
      "ridge",
      "leaderboard",
      "importance",
      "export",
    ]);
    expect(changed(setSplit(graph, { folds: 3 })).toSorted()).toEqual(
      graph.nodes
        .map((node) => node.id)
        .filter((node) => node !== "file" && node !== "roles")
        .toSorted(),
    );
  });
  it("the bytes of the file, for all", () => {
    expect(changed(graph, "01").length).toBe(graph.nodes.length);
  });
  it("what is left out of the features", () => {
    expect(changed(setRole(graph, "a", "ignore"))).not.toContain("file");
    expect(changed(setRole(graph, "a", "ignore"))).toContain("ridge");
  });
  it("what is wired in", () => {
    expect(changed(disconnect(graph, id("ridge"), id("leaderboard")))).toEqual([
      "leaderboard",
      "importance",
      "export",
    ]);
  });
});

describe("a key stays", () => {
  it("when nothing that computes has changed", () => {
    const moved = moveSteps(graph, new Map([[id("ridge"), { x: 1, y: 1 }]]));
    expect(changed(renameStep(moved, id("ridge"), "Mine"))).toEqual([]);
    expect(changed(setLearn(graph, id("ridge"), { engine: "wasm" }))).toEqual([]);
  });
  it("when defaults are written out, or a step is there but off", () => {
    expect(changed(setLearn(graph, id("decision-tree"), { params: {} }))).toEqual([]);
    const recipe = graph.nodes.find(({ kind }) => kind === "recipe")!;
    const steps = (recipe.params as { steps: ReturnType<typeof defaultRecipe> }).steps;
    const withOff = [...steps, { step: "scale", params: {}, on: false }];
    expect(changed(setRecipe(graph, recipe.id, withOff))).toEqual([]);
  });
  it("in a copy that is not changed yet", () => {
    const { graph: after, ids } = branch(graph, id("ridge"));
    expect(nodeKey(after, ids[0]!, "00")).toBe(nodeKey(graph, id("ridge"), "00"));
  });
});

it("leaves out of the run what is not wired back to the file", () => {
  const cut = disconnect(graph, id("recipe-linear"), id("ridge"));
  expect(compilePlan(wiredPart(cut)).models.map(({ node }) => node)).toEqual(["baseline", "decision-tree"]);
  expect(() => compilePlan(cut)).toThrow();
  expect(wiredPart(graph)).toBe(graph);
});
