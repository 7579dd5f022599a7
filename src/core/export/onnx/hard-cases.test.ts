import { describe, expect, it } from "vitest";
import { pipelineToOnnx } from "#core/export/onnx/write-pipeline.ts";
import { verifyOnnx } from "#core/export/onnx/verify/verify-onnx.ts";
import type { Table } from "#core/frame/column.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { Task } from "#core/pipeline/task.ts";
import { createRandom } from "#core/shared/random.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";

/**
 * Numbers whose weights are large and cancel (three columns say nearly the same), some wide, some narrow, one an id of
 * nine digits, one constant: where a sum in float32 would lose what float64 keeps.
 */
function collinearTable(nRows: number, task: Task, seed: number): Table {
  const random = createRandom(seed);
  const draw = (value: (row: number) => number) =>
    Float64Array.from({ length: nRows }, (_, row) => value(row));
  const base = draw(() => random.normal() * 40 + 300);
  const twin = draw((row) => base[row]! + random.normal() * 0.02);
  const third = draw((row) => 2 * base[row]! - twin[row]! + random.normal() * 0.01);
  const narrow = draw(() => random.normal() * 1e-4);
  const id = draw((row) => 123_456_000 + row * 7);
  const signal = draw((row) => 30 * (base[row]! - twin[row]!) + narrow[row]! * 5000 + random.normal() * 0.1);
  const number = (name: string, values: Float64Array) => ({ kind: "numeric" as const, name, values });
  const classes = ["high", "low", "middle"].slice(0, task === "binary" ? 2 : 3);
  const codes = Int32Array.from(signal, (v) => (v > 0.4 ? 0 : v < -0.4 || task === "binary" ? 1 : 2));
  return {
    nRows,
    columns: [
      number("base", base),
      number("twin", twin),
      number("third", third),
      number("narrow", narrow),
      number("id", id),
      number(
        "constant",
        draw(() => 7.3),
      ),
      task === "regression"
        ? number("target", signal)
        : { kind: "categorical", name: "target", codes, categories: classes },
    ],
  };
}

const cases = [
  { id: "ridge", task: "regression", params: { alpha: 1e-4 }, seeds: [1, 2, 3] },
  { id: "logistic-regression", task: "binary", params: { C: 1000 }, seeds: [1, 2, 3] },
  { id: "logistic-regression", task: "multiclass", params: { C: 1000 }, seeds: [1, 2, 3] },
  { id: "decision-tree", task: "regression", params: {}, seeds: [1] },
  { id: "decision-tree", task: "multiclass", params: {}, seeds: [1] },
  { id: "mlp", task: "regression", params: {}, seeds: [1] },
  { id: "mlp", task: "multiclass", params: {}, seeds: [1] },
] as const;

describe.each(cases)("$id for $task", ({ id, task, params, seeds }) => {
  it.each(seeds)("is exported although weights are large and cancel (table %i)", async (seed) => {
    const table = collinearTable(400, task, seed);
    const rows = Int32Array.from({ length: table.nRows }, (_, row) => row);
    const pipeline = await fitOnRows(table, rows, task, id, params);
    const bytes = await pipelineToOnnx(pipeline, { version: "0.1.0", threshold: 0.5 });
    const expected = await predictPipeline(pipeline, table, rows);
    expect(await verifyOnnx(bytes, pipeline, table, rows, expected, {}, async () => {})).toMatchObject({
      ok: true,
      reason: null,
    });
  });
});

it.each(["logistic-regression", "mlp"])(
  "%s answers numbers that a small scale would make infinite, as the file does",
  async (id) => {
    const random = createRandom(4);
    const narrow = (name: string) => {
      const values = Float64Array.from({ length: 300 }, () => random.normal() * 1e-3);
      return { kind: "numeric" as const, name, values };
    };
    const columns = ["a", "b", "c"].map(narrow);
    const [a, b, c] = columns.map(({ values }) => values);
    const codes = Int32Array.from(a!, (value, row) => Number(value - b![row]! + c![row]! > 0));
    const target = { kind: "categorical" as const, name: "target", codes, categories: ["no", "yes"] };
    const table: Table = { nRows: 300, columns: [...columns, target] };
    const rows = Int32Array.from({ length: 300 }, (_, row) => row);
    const pipeline = await fitOnRows(table, rows, "binary", id, id === "mlp" ? { maxIter: 20 } : {});
    const bytes = await pipelineToOnnx(pipeline, { version: "0.1.0", threshold: 0.5 });
    const expected = await predictPipeline(pipeline, table, rows);
    const found = await verifyOnnx(bytes, pipeline, table, rows, expected, {}, async () => {});
    expect(found).toMatchObject({ ok: true, reason: null });
    const absurd: Table = {
      nRows: 1,
      columns: columns.map((column) => ({ ...column, values: Float64Array.of(1e38) })),
    };
    const [no, yes] = await predictPipeline(pipeline, absurd, Int32Array.of(0));
    expect(no! + yes!).toBeCloseTo(1, 12);
  },
);
