import { expect, it } from "vitest";
import { setRecipe } from "#core/pipeline/edit.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { setTableOptions } from "#core/pipeline/table-chain.ts";
import { versionOf } from "#core/versions/version-hash.ts";

const graph = defaultGraph({
  read: {},
  roles: { target: "y", task: "regression", positive: null, columns: [{ column: "x", role: "feature" }] },
  split: defaultSplit,
  models: ["ridge"],
  randomState: 0,
});
const recipe = graph.nodes.find(({ kind }) => kind === "recipe")!.id;
const drop = { edit: "drop-columns", params: { columns: ["z"] }, on: true };

it("is the same for the same data, whatever is switched off or moved", () => {
  const hash = versionOf(graph, "a");
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(versionOf(setTableOptions(graph, { edits: [{ ...drop, on: false }] }), "a")).toBe(hash);
  expect(versionOf({ ...graph, nodes: graph.nodes.toReversed() }, "a")).toBe(hash);
  expect(versionOf(graph, "b"), "another file").not.toBe(hash);
});

it("is another for each edit, each reading and each change of a recipe", () => {
  const others = [
    graph,
    setTableOptions(graph, { edits: [drop] }),
    setTableOptions(graph, { edits: [drop, { ...drop, params: { columns: ["w"] } }] }),
    setTableOptions(graph, { header: false }),
    setRecipe(graph, recipe, []),
  ].map((one) => versionOf(one, "a"));
  expect(new Set(others).size).toBe(others.length);
});
