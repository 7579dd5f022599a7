import type { OnnxGraph, OnnxNodeOptions } from "#core/export/onnx/graph.ts";
import type { Node, Tensor } from "#core/export/onnx/model-proto.ts";

/** Constants up to this long are compared and shared. */
const SHARED_LENGTH = 64;

/** Collects nodes and constants. Tensor names are t0, t1, …, never one that is taken by an input or output. */
export class OnnxGraphBuilder implements OnnxGraph {
  readonly #taken: ReadonlySet<string>;
  readonly #nodes: Node[] = [];
  readonly #constants: Tensor[] = [];
  readonly #shared = new Map<string, string>();
  #next = 0;

  /** @param taken names of the model's inputs and outputs */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  get nodesInOrder(): readonly Node[] {
    return this.#nodes;
  }

  get constants(): readonly Tensor[] {
    return this.#constants;
  }

  node(opType: string, inputs: readonly string[], options?: OnnxNodeOptions): string {
    return this.nodes(opType, inputs, options)[0]!;
  }

  nodes(opType: string, inputs: readonly string[], options: OnnxNodeOptions = {}): readonly string[] {
    const outputs = Array.from({ length: options.outputs ?? 1 }, () => this.#name());
    this.#add(opType, inputs, outputs, options);
    return outputs;
  }

  /** A node whose output is an output of the model. */
  output(opType: string, inputs: readonly string[], name: string, options: OnnxNodeOptions = {}): void {
    this.#add(opType, inputs, [name], options);
  }

  floats(values: ArrayLike<number>, dims: readonly number[]): string {
    return this.#numbers("float", Float32Array.from(values), dims);
  }

  doubles(values: ArrayLike<number>, dims: readonly number[]): string {
    return this.#numbers("double", Float64Array.from(values), dims);
  }

  int64s(values: ArrayLike<number>, dims: readonly number[]): string {
    return this.#numbers("int64", Float64Array.from(values), dims);
  }

  strings(values: readonly string[], dims: readonly number[]): string {
    return this.#constant(
      () => JSON.stringify(["string", dims, values]),
      (name) => ({ type: "string", name, dims, values }),
      values.length,
    );
  }

  #numbers(
    type: "float" | "double" | "int64",
    values: Float32Array | Float64Array,
    dims: readonly number[],
  ): string {
    return this.#constant(
      // Object.is(-0, 0) is false, and so are the texts compared here.
      () =>
        [type, dims.join(), ...Array.from(values, (v) => (Object.is(v, -0) ? "-0" : String(v)))].join(" "),
      (name) => ({ type, name, dims, values }),
      values.length,
    );
  }

  #constant(key: () => string, make: (name: string) => Tensor, length: number): string {
    const sharedKey = length <= SHARED_LENGTH ? key() : null;
    const known = sharedKey === null ? undefined : this.#shared.get(sharedKey);
    if (known !== undefined) return known;
    const name = this.#name();
    this.#constants.push(make(name));
    if (sharedKey !== null) this.#shared.set(sharedKey, name);
    return name;
  }

  #add(
    opType: string,
    inputs: readonly string[],
    outputs: readonly string[],
    options: OnnxNodeOptions,
  ): void {
    const attributes = Object.entries(options.attributes ?? {});
    this.#nodes.push({ opType, domain: options.domain ?? "", inputs, outputs, attributes });
  }

  #name(): string {
    for (;;) {
      const name = `t${this.#next++}`;
      if (!this.#taken.has(name)) return name;
    }
  }
}
