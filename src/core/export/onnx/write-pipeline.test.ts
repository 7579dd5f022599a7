import * as ort from "onnxruntime-web/wasm";
import { describe, expect, it } from "vitest";
import { pipelineToOnnx } from "#core/export/onnx/write-pipeline.ts";
import { verifyOnnx } from "#core/export/onnx/verify/verify-onnx.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import type { Task } from "#core/pipeline/task.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";
import { mixedTable } from "#test/support/tables.ts";

const quietly = async () => {};
const meta = { version: "0.1.0", threshold: 0.5 };
const allRows = (table: Table) => Int32Array.from({ length: table.nRows }, (_, row) => row);

/** The mixed table with names that trouble files, formats and objects, and with times of day. */
function oddlyNamedTable(nRows: number, task: Task): Table {
  const names = new Map([
    ["size", "__proto__"],
    ["weight", "t0"],
    ["colour", "label"],
    ["when", 'a "date",\nµ \u{1f980}; DROP'],
  ]);
  const columns = mixedTable(nRows, task).columns.map((column) => {
    const name = names.get(column.name) ?? column.name;
    if (column.kind !== "datetime") return { ...column, name };
    const epochMs = column.epochMs.map((ms) => ms + (ms % 97) * 1_234_567);
    return { ...column, name, epochMs, hasTime: true };
  });
  const flags = Int32Array.from({ length: nRows }, (_, row) => (row % 7 === 0 ? -1 : row % 2));
  return {
    nRows,
    columns: [
      { kind: "boolean", name: "constructor", codes: flags, categories: ["false", "true"] },
      ...columns,
    ],
  };
}

/** Fitted on four rows of five; the others are held out. */
async function fit(table: Table, task: Task, estimator: string) {
  const rows = allRows(table);
  const pipeline = await fitOnRows(
    table,
    rows.filter((row) => row % 5 !== 0),
    task,
    estimator,
  );
  return { pipeline, heldOut: rows.filter((row) => row % 5 === 0) };
}

async function verify(pipeline: FittedPipeline, table: Table, rows: Int32Array, written = pipeline) {
  const bytes = await pipelineToOnnx(written, meta);
  const expected = await predictPipeline(pipeline, table, rows);
  return verifyOnnx(bytes, pipeline, table, rows, expected, {}, quietly);
}

const cases = Object.values(estimators).flatMap(({ id, tasks }) => tasks.map((task) => ({ id, task })));

describe.each(cases)("$id for $task", ({ id, task }) => {
  it("says in ONNX Runtime what it says here, on held-out, missing, unseen and extreme rows", async () => {
    const table = oddlyNamedTable(300, task);
    const { pipeline, heldOut } = await fit(table, task, id);
    const verification = await verify(structuredClone(pipeline), table, heldOut);
    expect(verification).toMatchObject({ ok: true, reason: null });
    expect(verification.maxDifference).toBeLessThanOrEqual(verification.allowed);
    expect(verification.rowsChecked).toBeGreaterThan(heldOut.length + 60);
  });
});

describe("verifyOnnx", () => {
  it("refuses a model that gives other probabilities, and names the row", async () => {
    const table = mixedTable(200, "binary");
    const { pipeline } = await fit(table, "binary", "logistic-regression");
    const { pipeline: other } = await fit(mixedTable(200, "binary", 2), "binary", "logistic-regression");
    const verification = await verify(pipeline, table, allRows(table), { ...pipeline, model: other.model });
    expect(verification.ok).toBe(false);
    expect(verification.maxDifference).toBeGreaterThan(1e-3);
    expect(verification.reason).toMatch(/^row \d+: 0\.\d+ here, 0\.\d+ there$/);
  });

  it("refuses a model whose numbers are close enough but whose labels are wrong", async () => {
    const table = mixedTable(200, "binary");
    const { pipeline } = await fit(table, "binary", "decision-tree");
    const verification = await verify(pipeline, table, allRows(table), {
      ...pipeline,
      classes: [...pipeline.classes].reverse(),
    });
    expect(verification).toMatchObject({ ok: false, reason: expect.stringContaining("the label is") });
  });

  it("counts every difference once in its histogram", async () => {
    const table = mixedTable(100, "multiclass");
    const { pipeline } = await fit(table, "multiclass", "logistic-regression");
    const { differences, rowsChecked } = await verify(pipeline, table, allRows(table));
    expect(differences.counts.reduce((sum, count) => sum + count, 0)).toBe(rowsChecked * 3);
    expect(differences.edges.length).toBe(differences.counts.length + 1);
  });

  it("stops when cancelled", async () => {
    const table = mixedTable(50, "binary");
    const { pipeline } = await fit(table, "binary", "baseline");
    const bytes = await pipelineToOnnx(pipeline, meta);
    const cancelled = verifyOnnx(bytes, pipeline, table, allRows(table), new Float64Array(100), {}, () =>
      Promise.reject(abortError()),
    );
    await expect(cancelled).rejects.toThrow("Cancelled");
  });
});

describe("the label of a binary model", () => {
  it("obeys the threshold that is written into the file", async () => {
    const table = mixedTable(300, "binary");
    const { pipeline } = await fit(table, "binary", "logistic-regression");
    const rows = allRows(table);
    const expected = await predictPipeline(pipeline, table, rows);
    for (const threshold of [0.05, 0.5, 0.9]) {
      const bytes = await pipelineToOnnx(pipeline, { ...meta, threshold });
      const right = await verifyOnnx(bytes, pipeline, table, rows, expected, { threshold }, quietly);
      const wrong = await verifyOnnx(bytes, pipeline, table, rows, expected, { threshold: 0.3 }, quietly);
      expect([right.ok, wrong.ok]).toEqual([true, false]);
    }
  });
});

describe("pipelineToOnnx", () => {
  it("has an input for each raw column by its own name, and outputs that give way to columns of their name", async () => {
    const { pipeline } = await fit(oddlyNamedTable(60, "binary"), "binary", "decision-tree");
    const session = await ort.InferenceSession.create(await pipelineToOnnx(pipeline, meta));
    const describeTensor = (info: ort.InferenceSession.ValueMetadata) =>
      info.isTensor ? [info.name, info.type, info.shape] : [info.name];
    expect(session.inputMetadata.map(describeTensor)).toEqual([
      ["constructor", "string", ["N", 1]],
      ["__proto__", "float32", ["N", 1]],
      ["t0", "float32", ["N", 1]],
      ["label", "string", ["N", 1]],
      ['a "date",\nµ \u{1f980}; DROP', "float64", ["N", 1]],
    ]);
    expect(session.outputMetadata.map(describeTensor)).toEqual([
      ["probabilities", "float32", ["N", 2]],
      ["label_", "string", ["N"]],
    ]);
    await session.release();
  });

  it("refuses columns without a name, which ONNX cannot have", async () => {
    const { pipeline } = await fit(mixedTable(50, "binary"), "binary", "baseline");
    const inputs = pipeline.inputs.map((input, j) => (j === 0 ? { ...input, name: "" } : input));
    await expect(pipelineToOnnx({ ...pipeline, inputs }, meta)).rejects.toBeInstanceOf(LatheError);
  });

  it("writes the same bytes each time", async () => {
    const { pipeline } = await fit(mixedTable(80, "multiclass"), "multiclass", "decision-tree");
    expect(await pipelineToOnnx(structuredClone(pipeline), meta)).toEqual(
      await pipelineToOnnx(pipeline, meta),
    );
  });
});
