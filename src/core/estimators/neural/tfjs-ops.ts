import type { TensorInfo } from "@tensorflow/tfjs-core";
import { reshaped, type TfjsKernels } from "#core/estimators/neural/tfjs-kernels.ts";

/** The arithmetic of a training step, each a kernel call. Matrices are rank 3, [1, rows, columns], as the kernels want them. */
export class TfjsOps {
  readonly kernels: TfjsKernels;

  constructor(kernels: TfjsKernels) {
    this.kernels = kernels;
  }

  add(a: TensorInfo, b: TensorInfo): TensorInfo {
    return this.kernels.call("Add", { a, b });
  }

  minus(a: TensorInfo, b: TensorInfo): TensorInfo {
    return this.kernels.call("Sub", { a, b });
  }

  times(a: TensorInfo, b: TensorInfo): TensorInfo {
    return this.kernels.call("Multiply", { a, b });
  }

  over(a: TensorInfo, b: TensorInfo): TensorInfo {
    return this.kernels.call("RealDiv", { a, b });
  }

  square(x: TensorInfo): TensorInfo {
    return this.kernels.call("Square", { x });
  }

  root(x: TensorInfo): TensorInfo {
    return this.kernels.call("Sqrt", { x });
  }

  /** No factor is given transposed: tfjs' WASM kernel for that is ten times slower than transposing first. */
  product(a: TensorInfo, b: TensorInfo, shape: number[]): TensorInfo {
    return reshaped(
      this.kernels.call("BatchMatMul", { a, b }, { transposeA: false, transposeB: false }),
      shape,
    );
  }

  transpose(x: TensorInfo): TensorInfo {
    return this.kernels.call("Transpose", { x }, { perm: [0, 2, 1] });
  }

  concat(parts: readonly TensorInfo[], axis: number): TensorInfo {
    return parts.length === 1 ? parts[0]! : this.kernels.call("Concat", [...parts], { axis });
  }

  /** A stretch of a flat vector, under another shape. */
  stretch(x: TensorInfo, begin: number, shape: number[]): TensorInfo {
    const size = shape.reduce((a, b) => a * b, 1);
    return reshaped(this.kernels.call("Slice", { x }, { begin: [begin], size: [size] }), shape);
  }

  /** Columns [begin, begin + width) of every row. */
  columns(x: TensorInfo, begin: number, width: number): TensorInfo {
    return this.kernels.call("Slice", { x }, { begin: [0, 0, begin], size: [1, x.shape[1]!, width] });
  }

  scalar(value: number): TensorInfo {
    return this.kernels.constant(Float32Array.of(value), []);
  }
}
