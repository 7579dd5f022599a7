import type { Tree } from "#core/estimators/decision-tree/tree.ts";
import type { ForestTrees } from "#core/estimators/forest/forest-trees.ts";

/** Collects the trees of a forest. */
export class ForestStore {
  readonly #nOutputs: number;
  #roots = [0];
  #feature = new Int32Array(1024);
  #threshold = new Float32Array(1024);
  #next = new Int32Array(1024);
  #weight = new Float32Array(1024);
  #values: Float64Array;
  #nValues: number;

  /** @param nClasses 0 for numbers */
  constructor(nClasses: number) {
    this.#nOutputs = Math.max(1, nClasses);
    this.#values = new Float64Array(1024 * this.#nOutputs);
    // The first rows are those of leaves of one class, which are most leaves of a tree without bounds.
    for (let k = 0; k < nClasses; k++) this.#grown(nClasses * nClasses)[k * nClasses + k] = 1;
    this.#nValues = nClasses;
  }

  get nTrees(): number {
    return this.#roots.length - 1;
  }

  /** Trees whose nodes lie depth first and left first, as `growTree` leaves them without a bound on the leaves. */
  add(tree: Tree): void {
    const start = this.#roots.at(-1)!;
    const size = tree.feature.length;
    this.#makeRoom(start + size);
    this.#feature.set(tree.feature, start);
    this.#threshold.set(tree.threshold, start);
    this.#weight.set(tree.weight, start);
    for (let node = 0; node < size; node++)
      this.#next[start + node] = tree.feature[node]! < 0 ? this.#leaf(tree, node) : start + tree.right[node]!;
    this.#roots.push(start + size);
  }

  /** The trees where they lie: valid until the next `add`. */
  view(): ForestTrees {
    const end = this.#roots.at(-1)!;
    return {
      nOutputs: this.#nOutputs,
      roots: Int32Array.from(this.#roots),
      feature: this.#feature.subarray(0, end),
      threshold: this.#threshold.subarray(0, end),
      next: this.#next.subarray(0, end),
      weight: this.#weight.subarray(0, end),
      values: this.#values.subarray(0, this.#nValues * this.#nOutputs),
    };
  }

  finish(): ForestTrees {
    const { nOutputs, roots, feature, threshold, next, weight, values } = this.view();
    return {
      nOutputs,
      roots,
      feature: feature.slice(),
      threshold: threshold.slice(),
      next: next.slice(),
      weight: weight.slice(),
      values: values.slice(),
    };
  }

  #leaf({ value, nOutputs }: Tree, node: number): number {
    const at = node * nOutputs;
    if (nOutputs > 1) for (let k = 0; k < nOutputs; k++) if (value[at + k] === 1) return k;
    const row = this.#nValues++;
    const values = this.#grown(this.#nValues * nOutputs);
    for (let k = 0; k < nOutputs; k++) values[row * nOutputs + k] = value[at + k]!;
    return row;
  }

  #grown(size: number): Float64Array {
    if (size > this.#values.length) {
      const larger = new Float64Array(2 * size);
      larger.set(this.#values);
      this.#values = larger;
    }
    return this.#values;
  }

  #makeRoom(size: number): void {
    if (size <= this.#feature.length) return;
    const room = Math.max(size, Math.floor(1.5 * this.#feature.length));
    const feature = new Int32Array(room);
    const threshold = new Float32Array(room);
    const next = new Int32Array(room);
    const weight = new Float32Array(room);
    feature.set(this.#feature);
    threshold.set(this.#threshold);
    next.set(this.#next);
    weight.set(this.#weight);
    this.#feature = feature;
    this.#threshold = threshold;
    this.#next = next;
    this.#weight = weight;
  }
}
