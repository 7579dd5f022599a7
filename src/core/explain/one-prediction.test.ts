import { describe, expect, it } from "vitest";
import { explainOne } from "#core/explain/one-prediction.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { oneRowTable } from "#core/predict/one-row-table.ts";
import { typicalText } from "#core/predict/typical-value.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";
import { mixedTable } from "#test/support/tables.ts";

const rows = Int32Array.from({ length: 200 }, (_, row) => row);
const fit = (task: "binary" | "multiclass" | "regression", family: string) =>
  fitOnRows(mixedTable(200, task), rows, task, family, {});
const unusual = [
  ["size", "90"],
  ["weight", "3"],
  ["colour", ""],
] as const;

describe("one prediction explained", () => {
  it.each([
    ["binary", "decision-tree"],
    ["multiclass", "logistic-regression"],
    ["regression", "ridge"],
  ] as const)("of a %s %s: each move is what asking twice gives", async (task, family) => {
    const pipeline = await fit(task, family);
    const { label, output, moves } = await explainOne(pipeline, 0.5, unusual);
    expect(moves.map(({ column }) => column).sort()).toEqual(pipeline.inputs.map(({ name }) => name).sort());
    const at = label === null ? 0 : pipeline.classes.indexOf(label);
    const ask = async (changed?: string) => {
      const typed = new Map<string, string>(unusual);
      const input = pipeline.inputs.find(({ name }) => name === changed);
      if (input) typed.set(input.name, typicalText(input) ?? "");
      return (await predictPipeline(pipeline, oneRowTable(pipeline, [...typed]), Int32Array.of(0)))[at]!;
    };
    expect(output).toBe(await ask());
    for (const { column, move } of moves) expect(move, column).toBe(output - (await ask(column)));
    const sizes = moves.map(({ move }) => Math.abs(move));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    if (family !== "decision-tree") expect(sizes[0]).toBeGreaterThan(0); // one value alone may leave a leaf as it is
  });

  it("moves nothing for a row that is typical itself", async () => {
    const pipeline = await fit("binary", "logistic-regression");
    const typical = pipeline.inputs.map((input) => [input.name, typicalText(input) ?? ""] as const);
    const { moves } = await explainOne(pipeline, 0.5, typical);
    expect(moves.every(({ move }) => move === 0)).toBe(true);
  });

  it("follows the class that is said at the threshold", async () => {
    const pipeline = await fit("binary", "logistic-regression");
    const low = await explainOne(pipeline, 0, unusual);
    const high = await explainOne(pipeline, 1.01, unusual);
    expect([low.label, high.label].sort()).toEqual([...pipeline.classes].sort());
    expect(low.output + high.output).toBeCloseTo(1, 12);
  });

  it("takes missing and unseen values, and refuses what is no number", async () => {
    const pipeline = await fit("binary", "decision-tree");
    const { output } = await explainOne(pipeline, 0.5, [["colour", "never seen"]]);
    expect(output).toBeGreaterThanOrEqual(0);
    await expect(explainOne(pipeline, 0.5, [["size", "big"]])).rejects.toThrow(/size/);
  });
});
