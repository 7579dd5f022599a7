import { describe, expect, it } from "vitest";
import { treeDrawing } from "#core/explain/tree-drawing.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { sigmoid, softmax } from "#core/shared/math.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";
import { mixedTable } from "#test/support/tables.ts";

const rows = Int32Array.from({ length: 180 }, (_, i) => i + 10);

type Task = "binary" | "multiclass" | "regression";
async function drawn(task: Task, id: string, given: object, tree = 0) {
  const table = mixedTable(200, task);
  return draw(table, await fitOnRows(table, rows, task, id, given), tree);
}

function draw(table: Table, pipeline: FittedPipeline, tree: number) {
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

describe.each(["binary", "multiclass", "regression"] as const)("trees of boosting (%s)", (task) => {
  const given = { maxIter: 6, minSamplesLeaf: 5, learningRate: 0.3 };
  it("add up to the model, each row by the leaves it is drawn to end in", async () => {
    const table = mixedTable(200, task);
    const pipeline = await fitOnRows(table, rows, task, "hist-gradient-boosting", given);
    const nSums = task === "multiclass" ? 3 : 1;
    const sums = new Float64Array(rows.length * nSums);
    for (let tree = 0; tree < 6 * nSums; tree++) {
      const { nodes, ends, addedTo, nTrees } = (await draw(table, pipeline, tree))!;
      expect([nTrees, addedTo!.nSums, addedTo!.sum]).toEqual([6 * nSums, nSums, tree % nSums]);
      for (const [i, end] of ends.entries()) {
        const at = i * nSums + addedTo!.sum;
        if (tree < nSums) sums[at] = addedTo!.start;
        sums[at]! += nodes[end]!.adds!;
      }
    }
    const expected = await predictPipeline(pipeline, table, rows);
    if (task === "multiclass") for (let i = 0; i < rows.length; i++) softmax(sums, 3 * i, 3);
    const found = task === "binary" ? [...sums].flatMap((z) => [1 - sigmoid(z), sigmoid(z)]) : [...sums];
    expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9));
  });

  it("say which they are, and ask for sets of categories where those were split", async () => {
    const { nodes, addedTo } = (await drawn(task, "hist-gradient-boosting", given, 1))!;
    const sum = { sum: 0, nSums: 1, start: expect.any(Number) };
    expect(addedTo).toEqual(
      {
        binary: { ...sum, of: "log-odds", label: "yes" },
        multiclass: { ...sum, of: "class-score", label: "low", sum: 1, nSums: 3 },
        regression: { ...sum, of: "number", label: null },
      }[task],
    );
    for (const { question, adds } of nodes) {
      expect(adds === null).toBe(question !== null);
      if (question) expect(typeof question.missingLeft).toBe("boolean");
    }
  });
});

it("draws a chain of comparisons as the one question that it is", async () => {
  const table = mixedTable(400, "regression");
  const all = Int32Array.from({ length: 400 }, (_, i) => i);
  const pipeline = await fitOnRows(table, all, "regression", "hist-gradient-boosting", { maxIter: 20 });
  const colours = new Set<string>();
  for (let tree = 0; tree < 20; tree++) {
    const { nodes, nNodes, nLeaves } = (await draw(table, pipeline, tree))!;
    expect(nNodes, "each question has two sides").toBe(2 * nLeaves - 1);
    for (const { question } of nodes) if (question?.categories) colours.add(question.categories.join(" or "));
  }
  // Red raises the target, so it alone goes left: no single threshold of the codes does that.
  expect([...colours]).toContain("red");
});
