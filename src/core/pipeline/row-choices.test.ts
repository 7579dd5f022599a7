import { describe, expect, it } from "vitest";
import { splitKey } from "#core/model-selection/summarise-run.ts";
import { emptyGraph } from "#core/pipeline/default-graph.ts";
import { countLeftOut, leftOutMask } from "#core/pipeline/left-out-rows.ts";
import { nodeKeys, wiredPart } from "#core/pipeline/node-keys.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import { addRowsNode, rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { removeHealing } from "#core/pipeline/wiring.ts";
import { rangesOf } from "#core/shared/row-ranges.ts";
import { smallGraph } from "#test/support/small-project.ts";

const drop = { mode: "drop" as const, rows: rangesOf([3, 4, 5, 9]), label: "outliers" };
const keep = { mode: "keep" as const, rows: rangesOf([0, 1, 2, 3, 4, 5, 6]), label: "the first week" };

describe("rows of a pipeline", () => {
  it("are unbroken stretches", () => {
    expect(rangesOf([])).toEqual([]);
    expect(rangesOf(Int32Array.of(3, 4, 5, 9))).toEqual([
      [3, 5],
      [9, 9],
    ]);
  });

  it("stand between file and roles, one after the other, and go without a trace", () => {
    const one = addRowsNode(smallGraph, drop, "Without outliers");
    const two = addRowsNode(one, keep, "The first week");
    expect(rowsNodesOf(two).map(({ name }) => name)).toEqual(["Without outliers", "The first week"]);
    expect(compilePlan(two).rows).toEqual([
      { mode: "drop", rows: drop.rows },
      { mode: "keep", rows: keep.rows },
    ]);
    expect(wiredPart(two)).toEqual(two);
    const back = removeHealing(removeHealing(two, rowsNodesOf(two)[0]!.id), rowsNodesOf(one)[0]!.id);
    expect(compilePlan(removeHealing(one, rowsNodesOf(one)[0]!.id))).toEqual(compilePlan(smallGraph));
    expect(rowsNodesOf(back).length).toBe(1);
  });

  it("make another split, whatever they are called", () => {
    const key = (graph: typeof smallGraph) => splitKey(compilePlan(graph), "content");
    const other = addRowsNode(smallGraph, { ...drop, label: "said so" }, "Other words");
    expect(key(addRowsNode(smallGraph, drop, "Words"))).toBe(key(other));
    expect(key(addRowsNode(smallGraph, keep, "Words"))).not.toBe(key(other));
    expect(key(smallGraph)).not.toBe(key(other));
    const [node] = rowsNodesOf(other);
    const renamed = addRowsNode(smallGraph, drop, "Words");
    expect(nodeKeys(other, "c").get(node!.id)).toBe(nodeKeys(renamed, "c").get(node!.id));
  });

  it("need a table to choose from", () => {
    expect(() => addRowsNode(emptyGraph, drop, "x")).toThrow("no table yet");
  });

  it("that overlap or run backwards are refused", () => {
    const bad = addRowsNode(
      smallGraph,
      {
        ...drop,
        rows: [
          [3, 5],
          [5, 6],
        ],
      },
      "x",
    );
    expect(() => compilePlan(bad)).toThrow("do not overlap");
  });

  it("are left out one choice after the other", () => {
    const choices = [drop, keep];
    expect([...leftOutMask(choices, 10)!]).toEqual([0, 0, 0, 1, 1, 1, 0, 1, 1, 1]);
    expect(countLeftOut(choices, 10)).toBe(6);
    expect(leftOutMask([], 10)).toBe(null);
    expect(() => leftOutMask([drop], 9)).toThrow("bad-row-choice");
  });
});
