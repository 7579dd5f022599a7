import type { Tree } from "#core/estimators/decision-tree/tree.ts";
import { N_NODES, type Subtree } from "#core/kernels/grow-subtree.ts";

/** What is known of a node before it is split. */
export interface NewNode {
  /** -1 for the root. */
  readonly parent: number;
  readonly isLeft: boolean;
  /** Class shares, or the mean; is copied. */
  readonly value: Float64Array;
  readonly nSamples: number;
  readonly weight: number;
  readonly impurity: number;
}

/** Collects nodes while their number is not yet known; may be used for tree after tree. */
export class TreeBuilder {
  readonly #nOutputs: number;
  #tree: Tree;
  #size = 0;

  constructor(nOutputs: number) {
    this.#nOutputs = nOutputs;
    this.#tree = roomFor(64, nOutputs);
  }

  /** Begins a new tree in the same place. */
  clear(): void {
    this.#size = 0;
  }

  /** A leaf, until it is split. Returns its number. */
  add({ parent, isLeft, value, nSamples, weight, impurity }: NewNode): number {
    const node = this.#size++;
    if (node === this.#tree.feature.length) this.#tree = enlarged(this.#tree);
    const tree = this.#tree;
    tree.feature[node] = -1;
    tree.threshold[node] = 0;
    tree.left[node] = -1;
    tree.right[node] = -1;
    const nOutputs = this.#nOutputs;
    for (let k = 0; k < nOutputs; k++) tree.value[node * nOutputs + k] = value[k]!;
    tree.nSamples[node] = nSamples;
    tree.weight[node] = weight;
    tree.impurity[node] = impurity;
    if (parent >= 0) (isLeft ? tree.left : tree.right)[parent] = node;
    return node;
  }

  /** Adds all nodes of classes below a node, that one first. @param parent -1 for the root */
  addSubtree(parent: number, isLeft: boolean, subtree: Subtree): void {
    const first = this.#size;
    const size = subtree.state[N_NODES]!;
    const nOutputs = this.#nOutputs;
    this.#size += size;
    while (this.#tree.feature.length < this.#size) this.#tree = enlarged(this.#tree);
    const { feature, threshold, left, right, value, nSamples, weight, impurity } = this.#tree;
    for (let i = 0; i < size; i++) {
      const node = first + i;
      const isLeaf = subtree.feature[i]! < 0;
      feature[node] = subtree.feature[i]!;
      threshold[node] = subtree.threshold[i]!;
      left[node] = isLeaf ? -1 : node + 1;
      right[node] = isLeaf ? -1 : first + subtree.right[i]!;
      nSamples[node] = subtree.nSamples[i]!;
      impurity[node] = subtree.impurity[i]!;
      let sum = 0;
      for (let k = 0; k < nOutputs; k++) sum += subtree.sums[i * nOutputs + k]!;
      weight[node] = sum;
      for (let k = 0; k < nOutputs; k++) value[node * nOutputs + k] = subtree.sums[i * nOutputs + k]! / sum;
    }
    if (parent >= 0) (isLeft ? left : right)[parent] = first;
  }

  /** To be followed by two children. */
  split(node: number, feature: number, threshold: number): void {
    this.#tree.feature[node] = feature;
    this.#tree.threshold[node] = threshold;
  }

  /** The tree where it lies: valid until the next `clear` or `add`. */
  view(): Tree {
    const size = this.#size;
    const { feature, threshold, left, right, value, nOutputs, nSamples, weight, impurity } = this.#tree;
    return {
      feature: feature.subarray(0, size),
      threshold: threshold.subarray(0, size),
      left: left.subarray(0, size),
      right: right.subarray(0, size),
      value: value.subarray(0, size * nOutputs),
      nOutputs,
      nSamples: nSamples.subarray(0, size),
      weight: weight.subarray(0, size),
      impurity: impurity.subarray(0, size),
    };
  }

  /** A tree of its own. */
  finish(): Tree {
    const tree = this.view();
    return {
      feature: tree.feature.slice(),
      threshold: tree.threshold.slice(),
      left: tree.left.slice(),
      right: tree.right.slice(),
      value: tree.value.slice(),
      nOutputs: tree.nOutputs,
      nSamples: tree.nSamples.slice(),
      weight: tree.weight.slice(),
      impurity: tree.impurity.slice(),
    };
  }
}

function roomFor(size: number, nOutputs: number): Tree {
  return {
    feature: new Int32Array(size),
    threshold: new Float32Array(size),
    left: new Int32Array(size),
    right: new Int32Array(size),
    value: new Float64Array(size * nOutputs),
    nOutputs,
    nSamples: new Int32Array(size),
    weight: new Float64Array(size),
    impurity: new Float64Array(size),
  };
}

function enlarged(tree: Tree): Tree {
  const larger = roomFor(2 * tree.feature.length, tree.nOutputs);
  larger.feature.set(tree.feature);
  larger.threshold.set(tree.threshold);
  larger.left.set(tree.left);
  larger.right.set(tree.right);
  larger.value.set(tree.value);
  larger.nSamples.set(tree.nSamples);
  larger.weight.set(tree.weight);
  larger.impurity.set(tree.impurity);
  return larger;
}
