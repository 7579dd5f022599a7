import type { BoostedTrees } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import type { ChainNode, Target } from "#core/estimators/hist-gradient-boosting/category-chain.ts";

/** Trees as they grow, in lists that become the arrays of `BoostedTrees`. */
export class TreeStore {
  readonly #roots: number[] = [];
  readonly #feature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #missingLeft: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #value: number[] = [];
  readonly #nSamples: number[] = [];
  readonly #gain: number[] = [];
  #root = 0;

  get nTrees(): number {
    return this.#roots.length;
  }

  beginTree(): void {
    this.#root = this.#feature.length;
    this.#roots.push(this.#root);
  }

  /** @returns its number, counted from the root of its tree */
  addNode(nSamples: number): number {
    this.#feature.push(-1);
    this.#threshold.push(0);
    this.#missingLeft.push(0);
    this.#left.push(0);
    this.#right.push(0);
    this.#value.push(0);
    this.#nSamples.push(nSamples);
    this.#gain.push(0);
    return this.#feature.length - 1 - this.#root;
  }

  makeLeaf(node: number, value: number): void {
    this.#value[this.#root + node] = value;
  }

  makeSplit(
    node: number,
    split: { feature: number; threshold: number; missingLeft: boolean; gain: number },
    left: number,
    right: number,
  ): void {
    const at = this.#root + node;
    this.#feature[at] = split.feature;
    this.#threshold[at] = split.threshold;
    this.#missingLeft[at] = split.missingLeft ? 1 : 0;
    this.#left[at] = left;
    this.#right[at] = right;
    this.#gain[at] = split.gain;
  }

  /** A split by a set of categories, as the chain of comparisons that it is; its sides may be asked for by several. */
  makeChain(
    node: number,
    { feature, gain, chain }: { feature: number; gain: number; chain: readonly ChainNode[] },
    left: number,
    right: number,
  ): void {
    const nodes = chain.map(({ nSamples }, i) => (i === 0 ? node : this.addNode(nSamples)));
    const nodeOf = (target: Target) =>
      target === "left" ? left : target === "right" ? right : nodes[target]!;
    for (const [i, { threshold, missingLeft, ...to }] of chain.entries()) {
      const split = { feature, threshold, missingLeft, gain: i === 0 ? gain : 0 };
      this.makeSplit(nodes[i]!, split, nodeOf(to.left), nodeOf(to.right));
    }
  }

  /** The trees from number `from` on. */
  trees(nOutputs: number, start: Float64Array, from = 0): BoostedTrees {
    const first = this.#roots[from] ?? this.#feature.length;
    return {
      nOutputs,
      start,
      roots: Int32Array.from([...this.#roots.slice(from), this.#feature.length], (root) => root - first),
      feature: Int32Array.from(this.#feature.slice(first)),
      threshold: Float32Array.from(this.#threshold.slice(first)),
      missingLeft: Uint8Array.from(this.#missingLeft.slice(first)),
      left: Int32Array.from(this.#left.slice(first)),
      right: Int32Array.from(this.#right.slice(first)),
      value: Float64Array.from(this.#value.slice(first)),
      nSamples: Int32Array.from(this.#nSamples.slice(first)),
      gain: Float64Array.from(this.#gain.slice(first)),
    };
  }
}
