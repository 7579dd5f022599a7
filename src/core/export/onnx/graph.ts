/** An attribute of an ONNX node. A bare number would be ambiguous, so each says what it is. */
export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly ints: ArrayLike<number> }
  | { readonly floats: ArrayLike<number> }
  | { readonly strings: readonly string[] };

export interface OnnxNodeOptions {
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /**
   * "" for standard operators, "ai.onnx.ml" for trees and label encoders, "com.microsoft" for what only ONNX Runtime has:
   * hashes and cutting texts into words.
   */
  readonly domain?: "" | "ai.onnx.ml" | "com.microsoft";
  /** Number of outputs, 1 by default. */
  readonly outputs?: number;
}

/** What steps and models draw themselves into. Names of tensors are handed out by the graph, never chosen. */
export interface OnnxGraph {
  /** Adds a node and returns the name of its (first) output. */
  node(opType: string, inputs: readonly string[], options?: OnnxNodeOptions): string;
  /** Adds a node and returns all its outputs. */
  nodes(opType: string, inputs: readonly string[], options?: OnnxNodeOptions): readonly string[];
  /** Constants. `dims` empty for a scalar. */
  floats(values: ArrayLike<number>, dims: readonly number[]): string;
  doubles(values: ArrayLike<number>, dims: readonly number[]): string;
  int64s(values: ArrayLike<number>, dims: readonly number[]): string;
  strings(values: readonly string[], dims: readonly number[]): string;
}
