import { describe, expect, it } from "vitest";
import { estimators } from "#core/estimators/registry.ts";
import { checkedOnnx } from "#core/export/onnx/verify/checked-onnx.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { prepareSplit, sealedRowsOf } from "#core/model-selection/fold.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import { readRunFiles, writeRunFiles } from "#core/project/run-files-codec.ts";
import { runFilesOf } from "#core/project/run-files.ts";
import { hashModel } from "#core/shared/hash.ts";
import { fitAll, planFor, quietly } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";

/** Whole pipelines, raw columns to prediction: what every family must survive in every recipe it comes with. */

const cases = Object.values(estimators).flatMap(({ id, tasks }) => tasks.map((task) => ({ id, task })));
/** Nets of the default size are not what is tested here. */
const small = new Map<string, object>([["mlp", { hiddenLayers: [8], maxIter: 10 }]]);

function quickPlan(table: Table, task: Task, id: string): TrainingPlan {
  const plan = planFor(table, task, [id], 2);
  const models = plan.models.map((model) => ({
    ...model,
    params: { ...(model.params as object), ...small.get(id) },
    engine: id === "mlp" ? "fused" : null,
  }));
  return { ...plan, models };
}

function withColumns(table: Table, change: (column: Column) => Column): Table {
  return {
    ...table,
    columns: table.columns.map((column) => (column.name === "target" ? column : change(column))),
  };
}
const keep = (table: Table, ...names: string[]): Table => ({
  ...table,
  columns: table.columns.filter(({ name }) => name === "target" || names.includes(name)),
});

/** Tables that broke other tools. */
const awkward: readonly (readonly [string, (table: Table) => Table])[] = [
  ["one column", (table) => keep(table, "size")],
  ["one category column", (table) => keep(table, "colour")],
  ["one date column", (table) => keep(table, "when")],
  [
    "constant columns",
    (table) =>
      withColumns(table, (column) =>
        column.kind === "numeric" ? { ...column, values: new Float64Array(table.nRows).fill(7) } : column,
      ),
  ],
  [
    "columns without a value",
    (table) =>
      withColumns(table, (column) => {
        if (column.kind === "numeric")
          return { ...column, values: new Float64Array(table.nRows).fill(Number.NaN) };
        if (column.kind === "categorical") return { ...column, codes: new Int32Array(table.nRows).fill(-1) };
        return column;
      }),
  ],
  [
    "a category of its own in every row",
    (table) =>
      withColumns(table, (column) =>
        column.kind === "categorical"
          ? {
              ...column,
              codes: Int32Array.from({ length: table.nRows }, (_, row) => row),
              categories: Array.from({ length: table.nRows }, (_, row) => `only ${row}`),
            }
          : column,
      ),
  ],
  [
    "numbers at the ends of what a float can hold",
    (table) =>
      withColumns(table, (column) =>
        column.kind === "numeric"
          ? {
              ...column,
              values: Float64Array.from(column.values, (value, row) => (row % 9 === 0 ? 1e300 : value)),
            }
          : column,
      ),
  ],
];

describe.each(cases)("a pipeline with $id for $task", { timeout: 120_000 }, ({ id, task }) => {
  const table = mixedTable(120, task);

  it("is the same bits twice, after a clone, and after a project file", async () => {
    const plan = quickPlan(table, task, id);
    const files = runFilesOf(plan, await fitAll(table, plan))!;
    const again = runFilesOf(plan, await fitAll(table, plan))!;
    expect(hashModel(again)).toBe(hashModel(files));
    expect(hashModel(structuredClone(files))).toBe(hashModel(files));
    const reopened = readRunFiles(writeRunFiles(files));
    expect(hashModel(reopened)).toBe(hashModel(files));
    const rows = Int32Array.from({ length: 10 }, (_, row) => row);
    expect(await predictPipeline(reopened.pipeline, table, rows)).toEqual(
      await predictPipeline(files.pipeline, table, rows),
    );
  });

  it.each(awkward)("learns from %s, predicts numbers, and leaves as ONNX", async (_, change) => {
    const bad = change(table);
    const plan = quickPlan(bad, task, id);
    const parts = await fitAll(bad, plan);
    for (const { outputs } of parts) expect(outputs.every(Number.isFinite)).toBe(true);
    const { pipeline } = parts.at(-1)!;
    const rows = sealedRowsOf(prepareSplit(bad, plan));
    const options = { version: "0", threshold: 0.5 };
    const { reason, bytes } = await checkedOnnx(pipeline, bad, rows, options, quietly);
    expect({ reason, hasFile: bytes !== null }).toEqual({ reason: null, hasFile: true });
  });
});
