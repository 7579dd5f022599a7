import { describe, expect, it } from "vitest";
import { addStep, moveSteps } from "#core/pipeline/arrange.ts";
import { defaultGraph, defaultSplit, firstModels } from "#core/pipeline/default-graph.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { layOut, placeSteps } from "./layout.ts";
import type { Box } from "./node-size.ts";
import { distanceTo, drawWires, pathOf, route, type WirePlan } from "./wire-paths.ts";

const graph = defaultGraph({
  read: {},
  roles: { target: "y", task: "binary", positive: "yes", columns: [] },
  split: defaultSplit,
  models: firstModels,
  randomState: 0,
});
const many = (n: number) => {
  let grown: PipelineGraph = graph;
  for (let i = 0; i < n; i++) grown = addStep(grown, i % 3 === 0 ? "recipe" : "decision-tree");
  return grown;
};
const overlaps = (boxes: ReadonlyMap<NodeId, Box>) => {
  const all = [...boxes];
  return all.flatMap(([a, p], i) =>
    all
      .slice(i + 1)
      .flatMap(([b, q]) =>
        p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height
          ? [`${a} ${b}`]
          : [],
      ),
  );
};

describe("the automatic layout", () => {
  it("reads in three lanes, left to right", () => {
    const boxes = layOut(graph);
    const at = (id: string) => boxes.get(id as NodeId)!;
    expect(["file", "roles", "split"].map((id) => [at(id).x, at(id).y])).toEqual([
      [0, 0],
      [300, 0],
      [600, 0],
    ]);
    expect(at("recipe-linear").x).toBe(at("recipe-tree").x);
    expect(new Set(["baseline", "mlp", "decision-tree"].map((id) => at(id).y)).size).toBe(1);
    expect(at("baseline").y).toBeGreaterThan(at("recipe-tree").y + at("recipe-tree").height);
    expect(at("leaderboard").y).toBeGreaterThan(at("mlp").y + at("mlp").height);
    expect(Math.max(...[...boxes.values()].map((box) => box.x + box.width))).toBeLessThanOrEqual(1184);
  });
  it("lays no step over another, with 13 or with 200 of them", () => {
    for (const n of [0, 3, 9, 40, 190]) expect(overlaps(layOut(many(n)))).toEqual([]);
  });
  it("finds a free place for a new step among placed ones", () => {
    const boxes = layOut(graph);
    const placed = moveSteps(graph, boxes);
    const grown = addStep(addStep(addStep(placed, "recipe"), "mlp"), "decision-tree");
    expect(overlaps(placeSteps(grown))).toEqual([]);
    expect(placeSteps(grown).get("file" as NodeId)).toEqual(boxes.get("file" as NodeId));
  });
});

describe("a wire", () => {
  const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 60 });
  const plan = (
    id: string,
    a: Box,
    b: Box,
    sides: "across" | "down",
    source = id,
    target = id,
  ): WirePlan => ({
    id,
    source,
    target,
    shift: 0,
    from:
      sides === "across"
        ? { at: { x: a.x + 100, y: a.y + 30 }, side: "right", box: a }
        : { at: { x: a.x + 50, y: a.y + 60 }, side: "bottom", box: a },
    to:
      sides === "across"
        ? { at: { x: b.x, y: b.y + 30 }, side: "left", box: b }
        : { at: { x: b.x + 50, y: b.y }, side: "top", box: b },
  });
  it("runs straight between neighbours", () => {
    expect(route(plan("a", box(0, 0), box(180, 0), "across"))).toEqual([
      { x: 100, y: 30 },
      { x: 180, y: 30 },
    ]);
  });
  it("turns only at right angles", () => {
    const places = [box(300, 200), box(-400, 100), box(20, -300), box(500, 10), box(0, 150)];
    for (const sides of ["across", "down"] as const)
      for (const place of places) {
        const points = route(plan("a", box(0, 0), place, sides));
        points.slice(1).forEach((point, i) => {
          expect(point.x === points[i]!.x || point.y === points[i]!.y).toBe(true);
        });
      }
  });
  it("hops over a wire it crosses, but not over its own kin", () => {
    const across = plan("a", box(0, 100), box(420, 0), "across");
    const down = plan("b", box(100, -200), box(400, 260), "down");
    const path = (kin: string) =>
      drawWires([across, { ...down, source: kin, target: kin }])
        .get("a")!
        .path.includes("a6 6");
    const crossing = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
    ];
    expect(pathOf(crossing, () => [100])).toBe("M0 0H94a6 6 0 0 1 12 0L200 0");
    expect(path("a")).toBe(false);
  });
  it("knows how far a point is from it", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 50 },
    ];
    expect([distanceTo(points, { x: 50, y: 4 }), distanceTo(points, { x: 130, y: 25 })]).toEqual([4, 30]);
  });
});
