import type { InferenceSession, Tensor as OrtTensor } from "onnxruntime-web";
import { inputTensorType } from "#core/export/onnx/model-interface.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { Table } from "#core/frame/column.ts";
import type { WorkColumn } from "#core/preprocessing/step.ts";
import { workFrame } from "#core/preprocessing/work-frame.ts";
import { assert } from "#core/shared/assert.ts";

/** Where the runtime finds its WebAssembly file; absent in Node, which finds it beside the package. */
export interface RuntimeAssets {
  readonly wasmPaths?: string | { readonly mjs?: string; readonly wasm?: string };
}

/** What an exported model said of some rows. */
export interface OnnxOutputs {
  /** Row-major probabilities, or one value a row. */
  readonly values: Float32Array;
  /** Class labels; null for regression. */
  readonly labels: readonly string[] | null;
}

export interface OnnxSession {
  run(table: Table, rows: Int32Array): Promise<OnnxOutputs>;
  release(): Promise<void>;
}

/** Loads the runtime on first use: 14 MB of WebAssembly that only an export needs. One thread: no worker is made. */
export async function openOnnx(
  bytes: Uint8Array<ArrayBuffer>,
  { inputs }: Pick<FittedPipeline, "inputs">,
  assets: RuntimeAssets,
): Promise<OnnxSession> {
  const ort = await import("onnxruntime-web/wasm");
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  if (assets.wasmPaths !== undefined) ort.env.wasm.wasmPaths = assets.wasmPaths;
  const session: InferenceSession = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const names = inputs.map(({ name }) => name);

  const toTensor = (column: WorkColumn): OrtTensor => {
    switch (column.kind) {
      case "numeric":
        return new ort.Tensor("float32", column.values, [column.values.length, 1]);
      case "datetime":
        return new ort.Tensor("float64", column.epochMs, [column.epochMs.length, 1]);
      case "categorical": {
        const texts = Array.from(column.codes, (code) => column.categories[code] ?? "");
        return new ort.Tensor("string", texts, [texts.length, 1]);
      }
      case "ordinal":
        return assert(false, "raw columns are not encoded") as never;
    }
  };

  return {
    async run(table, rows) {
      const { columns } = workFrame(table, names, rows);
      const feeds = new Map(columns.map((column) => [column.name, toTensor(column)]));
      for (const { name, kind } of inputs) {
        const wanted = { float: "float32", string: "string", double: "float64" }[inputTensorType(kind)];
        assert(feeds.get(name)?.type === wanted, `“${name}” is fed as ${wanted}`);
      }
      // The runtime wants an object; its keys are ours to define, "__proto__" included.
      const results = await session.run(Object.fromEntries(feeds));
      const [first, second] = session.outputNames.map((name) => results[name]);
      assert(first, "the model has an output");
      return {
        values: first.data as Float32Array,
        labels: second ? (second.data as unknown as readonly string[]) : null,
      };
    },
    release: () => session.release(),
  };
}
