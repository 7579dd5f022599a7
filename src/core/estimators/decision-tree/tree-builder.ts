import type { Tree } from "#core/estimators/decision-tree/tree.ts";

/** What is known of a node before it is split. */
export interface NewNode {
  /** -1 for the root. */
  readonly parent: number;
  readonly isLeft: boolean;
  /** Class shares, or the mean. */
  readonly value: Float64Array;
  readonly nSamples: number;
  readonly weight: number;
  readonly impurity: number;
}

/** Collects nodes while their number is not yet known. */
export class TreeBuilder {
  private readonly feature: number[] = [];
  private readonly threshold: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly value: number[] = [];
  private readonly nSamples: number[] = [];
  private readonly weight: number[] = [];
  private readonly impurity: number[] = [];
  private readonly nOutputs: number;

  constructor(nOutputs: number) {
    this.nOutputs = nOutputs;
  }

  /** A leaf, until it is split. Returns its number. */
  add({ parent, isLeft, value, nSamples, weight, impurity }: NewNode): number {
    const node = this.feature.length;
    this.feature.push(-1);
    this.threshold.push(0);
    this.left.push(-1);
    this.right.push(-1);
    for (let k = 0; k < this.nOutputs; k++) this.value.push(value[k]!);
    this.nSamples.push(nSamples);
    this.weight.push(weight);
    this.impurity.push(impurity);
    if (parent >= 0) (isLeft ? this.left : this.right)[parent] = node;
    return node;
  }

  /** To be followed by two children. */
  split(node: number, feature: number, threshold: number): void {
    this.feature[node] = feature;
    this.threshold[node] = threshold;
  }

  finish(): Tree {
    return {
      feature: Int32Array.from(this.feature),
      threshold: Float32Array.from(this.threshold),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      value: Float64Array.from(this.value),
      nOutputs: this.nOutputs,
      nSamples: Int32Array.from(this.nSamples),
      weight: Float64Array.from(this.weight),
      impurity: Float64Array.from(this.impurity),
    };
  }
}
