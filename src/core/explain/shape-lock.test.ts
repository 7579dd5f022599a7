import { expect, it } from "vitest";
import type { ShapeEdit } from "#core/explain/shape-edit.ts";
import { lockOf, lockWords, withDirection, withLock } from "#core/explain/shape-lock.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { lockDirection, nextDirections } from "#core/pipeline/lock-direction.ts";
import type { NodeId } from "#core/shared/brand.ts";

const entry = (edit: ShapeEdit) => ({ edit });

it("a log holds one lock of a curve at most, the latest", () => {
  const flat = entry({ act: "flatten", term: "age", part: { kind: "range", from: null, to: null } });
  const up = withLock([flat], "age", "up", entry);
  expect(up.map(({ edit }) => edit.act)).toEqual(["flatten", "lock"]);
  const down = withLock(up, "age", "down", entry);
  expect(down).toHaveLength(2);
  const edits = down.map(({ edit }) => edit);
  expect([lockOf(edits, "age"), lockOf(edits, "fare")]).toEqual(["down", null]);
  expect(withLock(down, "age", null, entry)).toEqual([flat]);
  expect(
    ["up", null].map((direction) => lockWords({ term: "age", direction: direction as "up" | null })),
  ).toEqual(["lock age to rise", "set age free"]);
});

it("a direction stands in for an earlier one of the column, or takes it away", () => {
  const one = withDirection([{ column: "fare", direction: "up" }], "age", "down");
  expect(withDirection(one, "age", "up")).toEqual([
    { column: "fare", direction: "up" },
    { column: "age", direction: "up" },
  ]);
  expect(withDirection(one, "age", null)).toEqual([{ column: "fare", direction: "up" }]);
});

it("the setting of the model follows the lock, and a model of another family has none", () => {
  const id = "ebm" as NodeId;
  const graph: PipelineGraph = {
    nodes: [
      { id, kind: "ebm", params: { params: { interactions: 3 }, engine: null, randomState: 0 } },
      { id: "ridge" as NodeId, kind: "ridge", params: { params: {}, engine: null, randomState: 0 } },
    ],
    edges: [],
  };
  const locked = lockDirection(graph, id, "age", "up");
  expect(nextDirections(locked, id)).toEqual([{ column: "age", direction: "up" }]);
  expect(locked.nodes[0]!.params).toMatchObject({ params: { interactions: 3 } });
  expect(lockDirection(locked, id, "age", "up")).toBe(locked);
  expect(nextDirections(lockDirection(locked, id, "age", null), id)).toEqual([]);
  expect(lockDirection(graph, "ridge" as NodeId, "age", "up")).toBe(graph);
  expect(nextDirections(graph, "gone" as NodeId)).toEqual([]);
});
