import { describe, expect, it } from "vitest";
import { splitKey } from "#core/model-selection/summarise-run.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { setRole, setTarget } from "#core/pipeline/edit.ts";
import { nodeKey } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";

const graph = defaultGraph({
  read: {},
  roles: {
    target: "y",
    task: "binary",
    positive: "yes",
    columns: ["a", "b", "c", "d"].map((column) => ({ column, role: "feature" as const })),
  },
  split: defaultSplit,
  models: ["baseline"],
  randomState: 0,
});
const rolesNode = "roles" as NodeId;

describe("a role", () => {
  it("takes its column out of the features and is named in the plan", () => {
    const all = [
      ["a", "group"],
      ["b", "time"],
      ["c", "weight"],
      ["d", "id"],
    ] as const;
    const edited = all.reduce((now, [column, role]) => setRole(now, column, role), graph);
    expect(compilePlan(edited)).toMatchObject({
      features: [],
      group: "a",
      time: "b",
      weight: "c",
      ids: ["d"],
    });
  });

  it("that only one column can have is taken from the one before", () => {
    const edited = setRole(setRole(graph, "a", "group"), "b", "group");
    expect(compilePlan(edited)).toMatchObject({ features: ["c", "d"], group: "b" });
  });

  it("of a column that becomes the target goes", () => {
    const edited = setTarget(setRole(graph, "a", "group"), "a", "binary", null, ["y", "a", "b", "c", "d"]);
    expect(compilePlan(edited).group).toBeUndefined();
  });

  it("of two columns is refused where one can have it", () => {
    const nodes = graph.nodes.map((node) =>
      node.id === rolesNode
        ? {
            ...node,
            params: {
              ...(node.params as object),
              columns: ["a", "b"].map((column) => ({ column, role: "time" })),
            },
          }
        : node,
    );
    expect(() => compilePlan({ ...graph, nodes })).toThrow(LatheError);
  });

  it("leaves plans, split keys and step keys of documents without it as they were", () => {
    expect(Object.keys(compilePlan(graph))).toEqual([
      "read",
      "task",
      "target",
      "positive",
      "features",
      "split",
      "models",
    ]);
    const left = setRole(graph, "a", "ignore");
    expect(nodeKey(setRole(graph, "a", "id"), rolesNode, "x")).toBe(nodeKey(left, rolesNode, "x"));
  });

  it.each(["weight", "group", "time"] as const)("of %s is part of what a result hangs on", (role) => {
    const left = setRole(graph, "a", "ignore");
    const edited = setRole(graph, "a", role);
    expect(nodeKey(edited, rolesNode, "x")).not.toBe(nodeKey(left, rolesNode, "x"));
    const moves = splitKey(compilePlan(edited), "x") !== splitKey(compilePlan(left), "x");
    expect(moves).toBe(role !== "weight"); // a weight moves no row to another fold
  });
});
