import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExportedModel } from "#core/export/onnx/read/exported-model.ts";
import { predictExported } from "#core/export/onnx/read/predict-exported.ts";
import { protoFields } from "#core/export/onnx/read/proto-reader.ts";
import { ProtoWriter } from "#core/export/onnx/protobuf.ts";
import { pipelineToOnnx } from "#core/export/onnx/write-pipeline.ts";
import { alignTable } from "#core/pipeline/align-table.ts";
import { predictRows } from "#core/predict/prediction.ts";
import { fitOnRows } from "#test/support/fit-pipeline.ts";
import { mixedTable } from "#test/support/tables.ts";

const rows = Int32Array.from({ length: 200 }, (_, row) => row);
const goOn = async () => {};

async function exported(task: "binary" | "multiclass" | "regression", family: string, threshold = 0.3) {
  const table = mixedTable(200, task);
  const pipeline = await fitOnRows(table, rows, task, family, {});
  const bytes = await pipelineToOnnx(pipeline, { version: "1.2.3", threshold });
  return { table, pipeline, bytes, threshold };
}

describe("an exported model opened again", () => {
  it.each([
    ["binary", "logistic-regression"],
    ["multiclass", "decision-tree"],
    ["regression", "ridge"],
  ] as const)("of a %s %s says the same: labels equal, numbers within 1e-5", async (task, family) => {
    const { table, pipeline, bytes, threshold } = await exported(task, family);
    const model = readExportedModel(bytes, "m.onnx");
    expect(model).toMatchObject({
      task,
      target: pipeline.target,
      classes: pipeline.classes,
      estimator: family,
      nTrainRows: 200,
      knowsLevels: true,
    });
    expect(model.inputs.map(({ name, kind, range }) => [name, kind, range])).toEqual(
      pipeline.inputs.map(({ name, kind, range }) => [name, kind, range]),
    );
    const aligned = alignTable(table, model);
    const again = await predictExported(model, "m.onnx", aligned, {}, goOn);
    const first = await predictRows(pipeline, aligned, rows, threshold);
    if (task !== "regression") expect(again.labels).toEqual(first.labels);
    const scale = task === "regression" ? Math.max(...first.outputs.map(Math.abs)) : 1;
    const worst = Math.max(...again.outputs.map((value, i) => Math.abs(value - first.outputs[i]!)));
    expect(worst / scale).toBeLessThan(1e-5);
  });

  it("is refused in words when it is damaged, empty, another program's or no ONNX at all", async () => {
    const { bytes } = await exported("binary", "decision-tree");
    const other = new ProtoWriter().string(2, "other").finish().slice();
    const strange = [
      new Uint8Array(0),
      bytes.slice(0, bytes.length - 9),
      other,
      new Uint8Array([255, 255, 255]),
    ];
    for (const file of strange) expect(() => readExportedModel(file, "x.onnx")).toThrow(/model-file-invalid/);
    const lying = new ProtoWriter()
      .message(14, new ProtoWriter().string(1, "producer").string(2, "Lathe 9"))
      .message(14, new ProtoWriter().string(1, "task").string(2, "binary"))
      .finish()
      .slice();
    expect(() => readExportedModel(lying, "x.onnx")).toThrow(/cannot be read/);
  });

  it("tells what the runtime refuses", async () => {
    const { bytes, table } = await exported("binary", "decision-tree");
    const model = { ...readExportedModel(bytes, "m.onnx"), bytes: new Uint8Array([8, 8]) };
    await expect(predictExported(model, "m.onnx", alignTable(table, model), {}, goOn)).rejects.toThrow(
      /model-file-invalid/,
    );
  });
});

it("reads the fields that the writer wrote, and never runs past the end of any bytes", () => {
  const message = new ProtoWriter().int(1, 300).string(2, "a").float(3, 1).string(16, "b").finish().slice();
  const fields = [...protoFields(message)].map(({ field, bytes }) => [field, bytes && [...bytes]]);
  expect(fields).toEqual([
    [1, null],
    [2, [97]],
    [3, null],
    [16, [98]],
  ]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        for (const { bytes: part } of protoFields(bytes))
          expect(part?.length ?? 0).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect((error as Error).message).toMatch(/damaged|expected/);
        expect((error as Error).message).not.toMatch(/expected/);
      }
    }),
  );
});
