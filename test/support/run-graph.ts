import * as ort from "onnxruntime-web/wasm";
import { OnnxGraphBuilder } from "#core/export/onnx/graph-builder.ts";
import { encodeModel, type ElementType } from "#core/export/onnx/model-proto.ts";
import type { TensorColumn, WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

const tensorType = {
  numeric: "float",
  ordinal: "float",
  categorical: "string",
  datetime: "double",
} as const satisfies Record<WorkColumn["kind"], ElementType>;

/** Draws columns as a graph, runs it in ONNX Runtime on the frame, and gives back what each output column held. */
export async function runColumns(
  frame: WorkFrame,
  draw: (columns: readonly TensorColumn[], graph: OnnxGraphBuilder) => readonly TensorColumn[],
): Promise<{ kind: string; name: string; values: readonly (number | string)[] }[]> {
  // Odd column names are the whole pipeline's affair; here tensors are called in0, in1, …
  const inputs = frame.columns.map((column, j) => {
    return { kind: column.kind, name: column.name, tensor: `in${j}` };
  });
  const outputNames = Array.from({ length: 1000 }, (_, j) => `out${j}`);
  const graph = new OnnxGraphBuilder([...inputs.map(({ tensor }) => tensor), ...outputNames]);
  const drawn = draw(inputs, graph);
  for (const [j, { tensor }] of drawn.entries()) graph.output("Identity", [tensor], outputNames[j]!);
  const bytes = encodeModel({
    name: "step",
    producerVersion: "0",
    doc: "",
    inputs: inputs.map(({ tensor, kind }) => ({ name: tensor, type: tensorType[kind], dims: ["N", 1] })),
    outputs: drawn.map(({ kind }, j) => ({ name: outputNames[j]!, type: tensorType[kind], dims: ["N", 1] })),
    nodes: graph.nodesInOrder,
    constants: graph.constants,
    metadata: [],
  });
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const feeds = Object.fromEntries(frame.columns.map((column, j) => [`in${j}`, toTensor(column)]));
  const results = await session.run(feeds);
  await session.release();
  return drawn.map(({ kind, name }, j) => {
    const { data } = results[outputNames[j]!]!;
    return { kind, name, values: Array.from(data as Iterable<number | string>) };
  });
}

/** The same of a frame's own columns, to compare with; a missing category is the empty string. */
export function columnValues(
  frame: WorkFrame,
): { kind: string; name: string; values: (number | string)[] }[] {
  return frame.columns.map((column) => ({ kind: column.kind, name: column.name, values: cells(column) }));
}

function cells(column: WorkColumn): (number | string)[] {
  if (column.kind === "categorical") return Array.from(column.codes, (code) => column.categories[code] ?? "");
  return Array.from(column.kind === "datetime" ? column.epochMs : column.values);
}

function toTensor(column: WorkColumn): ort.Tensor {
  const dims = [frameRows(column), 1];
  if (column.kind === "categorical") return new ort.Tensor("string", cells(column) as string[], dims);
  if (column.kind === "datetime") return new ort.Tensor("float64", column.epochMs, dims);
  return new ort.Tensor("float32", column.values, dims);
}

function frameRows(column: WorkColumn): number {
  return cells(column).length;
}
