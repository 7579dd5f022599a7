import { expect, it } from "vitest";
import type { DrawnNode } from "#core/explain/tree-drawing.ts";
import { countsBy, neighbour, NODE_WIDTH, openTo, rowsOf, treeLayout } from "#ui/charts/tree-layout.ts";

const node = (parent: number, left: number, right: number, depth: number): DrawnNode => ({
  parent,
  left,
  right,
  depth,
  question:
    left < 0 ? null : { feature: "x", threshold: 1, categories: null, unseenLeft: null, missingLeft: null },
  nRows: 1,
  answer: [1],
  nHidden: 0,
  adds: null,
});
/** Root 0 with 1 (3, 4) and 2. */
const nodes = [
  node(-1, 1, 2, 0),
  node(0, 3, 4, 1),
  node(0, -1, -1, 1),
  node(1, -1, -1, 2),
  node(1, -1, -1, 2),
];

it("puts leaves side by side and parents over their children", () => {
  const { placed, width } = treeLayout(nodes, openTo(nodes, 9));
  const x = placed.map((one) => one.x);
  expect(x[1]).toBe((x[3]! + x[4]!) / 2);
  expect(x[0]).toBe((x[1]! + x[2]!) / 2);
  expect([x[3], x[4], x[2]].map((left) => left! / (NODE_WIDTH + 14))).toEqual([0, 1, 2]);
  expect(width).toBe(3 * NODE_WIDTH + 28);
});

it("leaves out what is under a closed node", () => {
  const { placed } = treeLayout(nodes, openTo(nodes, 1));
  expect(placed.map((one) => one.node)).toEqual([0, 1, 2]);
});

it("walks by arrows", () => {
  const layout = treeLayout(nodes, openTo(nodes, 9));
  const from = (at: number, key: string) => neighbour(layout, nodes, at, key);
  expect([from(0, "ArrowDown"), from(1, "ArrowRight"), from(4, "ArrowUp"), from(4, "Home")]).toEqual([
    1, 2, 1, 0,
  ]);
  expect([from(0, "ArrowUp"), from(2, "ArrowRight"), from(2, "ArrowDown"), from(2, "a")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it("counts rows on their way, and gives those of a node", () => {
  expect(countsBy(nodes, [3, 4, 4, 2])).toEqual([4, 3, 1, 1, 2]);
  const rows = Int32Array.of(10, 11, 12, 13);
  const ends = Int32Array.of(3, 4, 4, 2);
  expect([...rowsOf(nodes, 1, rows, ends)]).toEqual([10, 11, 12]);
  expect([...rowsOf(nodes, 2, rows, ends)]).toEqual([13]);
});
