import type { Tree } from "#core/estimators/decision-tree/tree.ts";

/** One subtree of weakest-link pruning: what is left from `alpha` on. */
export interface PruningStep {
  readonly alpha: number;
  readonly leaves: number;
  /** Σ over its leaves of impurity · share of the weight. */
  readonly impurity: number;
}

/**
 * Weakest-link pruning, from the whole tree (alpha 0) to its root alone: each step cuts at the node whose branch is worth
 * least a leaf. As scikit-learn's `cost_complexity_pruning_path`. Breiman et al. (1984), section 3.3.
 */
export function pruningSteps({ feature, left, right, weight, impurity }: Tree): PruningStep[] {
  const n = feature.length;
  const own = Float64Array.from(impurity, (value, node) => (value * weight[node]!) / weight[0]!);
  const branch = own.slice();
  const leaves = new Int32Array(n).fill(1);
  const parent = new Int32Array(n).fill(-1);
  for (let node = n - 1; node >= 0; node--) {
    if (feature[node]! < 0) continue;
    const [a, b] = [left[node]!, right[node]!];
    parent[a] = node;
    parent[b] = node;
    branch[node] = branch[a]! + branch[b]!;
    leaves[node] = leaves[a]! + leaves[b]!;
  }
  const isGone = new Uint8Array(n);
  const worth = (node: number) => (own[node]! - branch[node]!) / (leaves[node]! - 1);
  const queue = new WeakestFirst();
  for (let node = 0; node < n; node++) if (feature[node]! >= 0) queue.push(worth(node), node);
  const steps: PruningStep[] = [{ alpha: 0, leaves: leaves[0]!, impurity: branch[0]! }];
  while (leaves[0]! > 1) {
    const [alpha, node] = queue.pop();
    // An entry is out of date once its node was cut, or lost a part of its branch since.
    if (isGone[node] === 1 || leaves[node] === 1 || alpha !== worth(node)) continue;
    const [saved, lost] = [leaves[node]! - 1, own[node]! - branch[node]!];
    const below = [left[node]!, right[node]!];
    for (let at = below.pop(); at !== undefined; at = below.pop()) {
      isGone[at] = 1;
      if (feature[at]! >= 0) below.push(left[at]!, right[at]!);
    }
    for (let at = node; at >= 0; at = parent[at]!) {
      leaves[at]! -= saved;
      branch[at]! += lost;
      if (at !== node) queue.push(worth(at), at);
    }
    steps.push({ alpha, leaves: leaves[0]!, impurity: branch[0]! });
  }
  return steps;
}

/** A binary heap; of equal ones the node with the lowest number first. */
class WeakestFirst {
  readonly #keys: number[] = [];
  readonly #nodes: number[] = [];

  push(key: number, node: number): void {
    this.#keys.push(key);
    this.#nodes.push(node);
    let at = this.#keys.length - 1;
    for (let above = (at - 1) >> 1; at > 0 && this.#isBefore(at, above); above = (at - 1) >> 1) {
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): readonly [key: number, node: number] {
    const last = this.#keys.length - 1;
    this.#swap(0, last);
    const first = [this.#keys.pop()!, this.#nodes.pop()!] as const;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.#isBefore(child + 1, child)) child++;
      if (!this.#isBefore(child, at)) break;
      this.#swap(child, at);
      at = child;
    }
    return first;
  }

  #isBefore(a: number, b: number): boolean {
    const [x, y] = [this.#keys[a]!, this.#keys[b]!];
    return x < y || (x === y && this.#nodes[a]! < this.#nodes[b]!);
  }

  #swap(a: number, b: number): void {
    [this.#keys[a], this.#keys[b]] = [this.#keys[b]!, this.#keys[a]!];
    [this.#nodes[a], this.#nodes[b]] = [this.#nodes[b]!, this.#nodes[a]!];
  }
}
