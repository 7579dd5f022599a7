import { describe, expect, it } from "vitest";
import { decisionSurface } from "#core/explain/decision-surface.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { oneRowTable } from "#core/predict/one-row-table.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";
import { mixedTable } from "#test/support/tables.ts";

const rows = Int32Array.from({ length: 200 }, (_, row) => row);
const fit = (task: "binary" | "multiclass" | "regression", family: string) =>
  fitOnRows(mixedTable(200, task), rows, task, family, {});

describe("a decision surface", () => {
  it.each([
    ["binary", "decision-tree"],
    ["multiclass", "logistic-regression"],
    ["regression", "ridge"],
  ] as const)("of a %s %s is what the model says at the middle of each cell", async (task, family) => {
    const pipeline = await fit(task, family);
    const surface = await decisionSurface(pipeline, "size", "weight", 4, { x: [20, 80], y: [-2, 2] });
    const held = pipeline.inputs.flatMap(({ name, categories, range }) => {
      if (name === "size" || name === "weight") return [];
      const date = range && new Date(range.median).toISOString().slice(0, 10);
      return [[name, categories[0] ?? date ?? null] as const];
    });
    expect(surface.held).toEqual(held);
    const expected: number[] = [];
    for (const weight of [-1.5, -0.5, 0.5, 1.5])
      for (const size of [27.5, 42.5, 57.5, 72.5]) {
        const others = held
          .filter(([name]) => name === "colour")
          .map(([name, value]) => [name, value ?? ""] as const);
        const when = pipeline.inputs.find(({ name }) => name === "when")?.range?.median ?? 0;
        const row = oneRowTable(pipeline, [
          ["size", String(size)],
          ["weight", String(weight)],
          ["when", new Date(when).toISOString()],
          ...others,
        ]);
        expected.push(...(await predictPipeline(pipeline, row, Int32Array.of(0))));
      }
    expect({ ...surface, outputs: [...surface.outputs], held: null }).toEqual({
      x: { column: "size", min: 20, max: 80 },
      y: { column: "weight", min: -2, max: 2 },
      n: 4,
      classes: pipeline.classes,
      positive: pipeline.positive,
      outputs: expected,
      held: null,
    });
  });

  it("spans what training had when it is not told where to look", async () => {
    const pipeline = await fit("binary", "decision-tree");
    const { x, y } = await decisionSurface(pipeline, "when", "size", 3, null);
    const range = (name: string) => pipeline.inputs.find((input) => input.name === name)?.range;
    expect([x.min, x.max, y.min, y.max]).toEqual([
      range("when")?.min,
      range("when")?.max,
      range("size")?.min,
      range("size")?.max,
    ]);
  });

  it("is refused over a category, a column the model lacks, and one column twice", async () => {
    const pipeline = await fit("binary", "decision-tree");
    for (const [x, y] of [
      ["colour", "size"],
      ["__proto__", "size"],
      ["size", "size"],
    ] as const)
      await expect(decisionSurface(pipeline, x, y, 4, null)).rejects.toMatchObject({
        problem: { code: "bad-parameter" },
      });
  });
});
