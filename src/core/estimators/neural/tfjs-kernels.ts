import type { KernelBackend, KernelFunc, NamedAttrMap, TensorInfo } from "@tensorflow/tfjs-core";

/**
 * Calls a backend's registered kernels without tfjs' engine in between: no tape, no tidy scopes, no Tensor objects.
 * That bookkeeping is most of what a training step on a small net costs (docs/neural-net.md has the figures).
 * Tensors made here are freed by `endStep` unless they were kept.
 */
export class TfjsKernels {
  readonly #backend: KernelBackend;
  readonly #find: (name: string) => KernelFunc;
  readonly #found = new Map<string, KernelFunc>();
  #scratch: TensorInfo[] = [];
  readonly #kept = new Set<TensorInfo>();

  constructor(backend: KernelBackend, find: (name: string) => KernelFunc) {
    this.#backend = backend;
    this.#find = find;
  }

  call(
    name: string,
    inputs: Record<string, TensorInfo> | TensorInfo[],
    attrs: NamedAttrMap = {},
  ): TensorInfo {
    let kernel = this.#found.get(name);
    if (kernel === undefined) {
      kernel = this.#find(name);
      this.#found.set(name, kernel);
    }
    // Concat alone takes its inputs as a list; the registry's type knows only the named form.
    const output = kernel({
      inputs: inputs as Record<string, TensorInfo>,
      attrs,
      backend: this.#backend,
    }) as TensorInfo;
    this.#scratch.push(output);
    return output;
  }

  /** Uploads values; freed at the end of the step. */
  upload(values: Float32Array, shape: number[]): TensorInfo {
    const tensor: TensorInfo = {
      dataId: this.#backend.write(values, shape, "float32"),
      shape,
      dtype: "float32",
    };
    this.#scratch.push(tensor);
    return tensor;
  }

  /** Uploads a copy of the values; stays until `free`. */
  constant(values: Float32Array, shape: number[]): TensorInfo {
    return this.keep(this.upload(values.slice(), shape));
  }

  keep(tensor: TensorInfo): TensorInfo {
    this.#kept.add(tensor);
    return tensor;
  }

  free(tensor: TensorInfo): void {
    if (this.#kept.delete(tensor)) this.#backend.disposeData(tensor.dataId);
  }

  endStep(): void {
    for (const tensor of this.#scratch) if (!this.#kept.has(tensor)) this.#backend.disposeData(tensor.dataId);
    this.#scratch = [];
  }

  read(tensor: TensorInfo): Promise<Float32Array> {
    return this.#backend.read(tensor.dataId) as Promise<Float32Array>;
  }

  close(): void {
    this.endStep();
    for (const tensor of this.#kept) this.free(tensor);
  }
}

/** The same values under another shape of the same size; not a tensor of its own, so never freed or kept. */
export function reshaped(tensor: TensorInfo, shape: number[]): TensorInfo {
  return { dataId: tensor.dataId, shape, dtype: tensor.dtype };
}
