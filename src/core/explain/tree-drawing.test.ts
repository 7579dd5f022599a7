import { expect, it } from "vitest";
import { treeDrawing } from "#core/explain/tree-drawing.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";
import { mixedTable } from "#test/support/tables.ts";

const rows = Int32Array.from({ length: 180 }, (_, i) => i + 10);

async function drawn(task: "binary" | "regression", id: string, given: object, tree = 0) {
  const table = mixedTable(200, task);
  const pipeline = await fitOnRows(table, rows, task, id, given);
  const target = table.columns.find(({ name }) => name === "target")!;
  const answerOf = (row: number) =>
    "codes" in target ? target.codes[row]! : "values" in target ? target.values[row]! : Number.NaN;
  return treeDrawing(table, pipeline, tree, rows, answerOf);
}

it("counts the training rows of each node and their classes, from the root down", async () => {
  const { nodes, ends, ...drawing } = (await drawn("binary", "decision-tree", { maxDepth: 4 }))!;
  expect([drawing.tree, drawing.nTrees, drawing.nNodes]).toEqual([0, 1, nodes.length]);
  expect(drawing.depth).toBeLessThanOrEqual(4);
  expect(drawing.nLeaves).toBe(nodes.filter(({ question }) => question === null).length);
  expect([...drawing.rows]).toEqual([...rows]);
  expect(nodes[0]!.nRows).toBe(180);
  for (const node of nodes) {
    expect(node.answer.reduce((a, b) => a + b, 0)).toBe(node.nRows);
    if (node.question === null) continue;
    const [yes, no] = [nodes[node.left]!, nodes[node.right]!];
    expect(yes.nRows + no.nRows).toBe(node.nRows);
    expect([yes.depth, no.depth]).toEqual([node.depth + 1, node.depth + 1]);
  }
  for (const [place, { question, nRows }] of nodes.entries())
    if (question === null) expect(ends.filter((end) => end === place).length).toBe(nRows);
});

it("gives means for numbers, and says what is under the nodes that are too many to draw", async () => {
  const { nodes, depth, nNodes } = (await drawn("regression", "decision-tree", {}))!;
  const [root] = nodes;
  const [yes, no] = [nodes[root!.left]!, nodes[root!.right]!];
  const mean = (yes.answer[0]! * yes.nRows + no.answer[0]! * no.nRows) / 180;
  expect(root!.answer[0]).toBeCloseTo(mean, 9);
  expect(depth).toBeGreaterThan(3);
  expect(nodes.length + nodes.reduce((sum, { nHidden }) => sum + nHidden, 0)).toBe(nNodes);
});

it("draws any tree of a forest, and nothing of other families", async () => {
  const forest = { nEstimators: 5, maxDepth: 3 };
  const [first, last, beyond] = await Promise.all(
    [0, 4, 99].map(async (tree) => drawn("binary", "random-forest", forest, tree)),
  );
  expect([first!.nTrees, last!.tree, beyond!.tree]).toEqual([5, 4, 4]);
  expect(first!.nodes).not.toEqual(last!.nodes);
  expect(await drawn("binary", "logistic-regression", {})).toBeNull();
});
