import type { OnnxAttribute } from "#core/export/onnx/graph.ts";
import { ProtoWriter } from "#core/export/onnx/protobuf.ts";
import { assertNever } from "#core/shared/assert.ts";

/**
 * ONNX's messages by field number.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx-ml.proto
 */
export const elementType = { float: 1, int64: 7, string: 8, bool: 9, double: 11 } as const;
export type ElementType = Exclude<keyof typeof elementType, "bool">;

export type Tensor = { readonly name: string; readonly dims: readonly number[] } & (
  | { readonly type: "float" | "int64" | "double"; readonly values: ArrayLike<number> }
  | { readonly type: "string"; readonly values: readonly string[] }
);

export interface Node {
  readonly opType: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly (readonly [name: string, attribute: OnnxAttribute])[];
}

/** An input or output. A dimension that is a string is a name for "any number of". */
export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly (number | string)[];
  readonly doc?: string;
}

export interface Model {
  readonly name: string;
  readonly producerVersion: string;
  readonly doc: string;
  readonly nodes: readonly Node[];
  readonly constants: readonly Tensor[];
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly metadata: readonly (readonly [key: string, value: string])[];
}

/** Format 8 and operator set 17 (2022): read by every runtime since ONNX Runtime 1.12. */
const IR_VERSION = 8;
const OPSET = 17;
const ML_OPSET = 3;
/** Of ONNX Runtime's own operators. Named only where one is used: other runtimes read all other files. */
const RUNTIME_DOMAIN = "com.microsoft";
const RUNTIME_OPSET = 1;

export function encodeModel(model: Model): Uint8Array<ArrayBuffer> {
  const writer = new ProtoWriter()
    .int(1, IR_VERSION)
    .string(2, "Lathe")
    .string(3, model.producerVersion)
    .string(6, model.doc)
    .message(7, graphMessage(model))
    .message(8, new ProtoWriter().string(1, "").int(2, OPSET))
    .message(8, new ProtoWriter().string(1, "ai.onnx.ml").int(2, ML_OPSET));
  if (model.nodes.some(({ domain }) => domain === RUNTIME_DOMAIN))
    writer.message(8, new ProtoWriter().string(1, RUNTIME_DOMAIN).int(2, RUNTIME_OPSET));
  for (const [key, value] of model.metadata) {
    writer.message(14, new ProtoWriter().string(1, key).string(2, value));
  }
  return writer.finish().slice();
}

function graphMessage(model: Model): ProtoWriter {
  const writer = new ProtoWriter();
  for (const [i, node] of model.nodes.entries()) writer.message(1, nodeMessage(node, `${node.opType}_${i}`));
  writer.string(2, model.name);
  for (const tensor of model.constants) writer.message(5, tensorMessage(tensor));
  for (const input of model.inputs) writer.message(11, valueInfoMessage(input));
  for (const output of model.outputs) writer.message(12, valueInfoMessage(output));
  return writer;
}

function nodeMessage(node: Node, name: string): ProtoWriter {
  const writer = new ProtoWriter();
  for (const input of node.inputs) writer.string(1, input);
  for (const output of node.outputs) writer.string(2, output);
  writer.string(3, name).string(4, node.opType);
  for (const [key, attribute] of node.attributes) writer.message(5, attributeMessage(key, attribute));
  return writer.string(7, node.domain);
}

function attributeMessage(name: string, attribute: OnnxAttribute): ProtoWriter {
  const writer = new ProtoWriter().string(1, name);
  if ("float" in attribute) return writer.float(2, attribute.float).int(20, 1);
  if ("int" in attribute) return writer.int(3, attribute.int).int(20, 2);
  if ("string" in attribute) return writer.string(4, attribute.string).int(20, 3);
  if ("floats" in attribute) return writer.packedFloats(7, attribute.floats).int(20, 6);
  if ("ints" in attribute) return writer.packedInts(8, attribute.ints).int(20, 7);
  for (const string of attribute.strings) writer.string(9, string);
  return writer.int(20, 8);
}

function tensorMessage(tensor: Tensor): ProtoWriter {
  const writer = new ProtoWriter().packedInts(1, tensor.dims).int(2, elementType[tensor.type]);
  if (tensor.type === "string") {
    for (const value of tensor.values) writer.string(6, value);
    return writer.string(8, tensor.name);
  }
  return writer.string(8, tensor.name).bytes(9, rawData(tensor.type, tensor.values));
}

/** Little-endian, whatever the machine. */
function rawData(type: "float" | "int64" | "double", values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * (type === "float" ? 4 : 8)));
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    switch (type) {
      case "float":
        view.setFloat32(i * 4, value, true);
        break;
      case "double":
        view.setFloat64(i * 8, value, true);
        break;
      case "int64":
        view.setBigInt64(i * 8, BigInt(value), true);
        break;
      default:
        assertNever(type);
    }
  }
  return new Uint8Array(view.buffer);
}

function valueInfoMessage({ name, type, dims, doc }: ValueInfo): ProtoWriter {
  const shape = new ProtoWriter();
  for (const dim of dims) {
    const message = new ProtoWriter();
    shape.message(1, typeof dim === "string" ? message.string(2, dim) : message.int(1, dim));
  }
  const tensorType = new ProtoWriter().int(1, elementType[type]).message(2, shape);
  const writer = new ProtoWriter().string(1, name).message(2, new ProtoWriter().message(1, tensorType));
  return doc === undefined ? writer : writer.string(3, doc);
}
