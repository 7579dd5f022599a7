import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginNode, MOST, N_DRAWS, SEED } from "#core/kernels/draw-features.ts";
import { keyOf } from "#core/kernels/float-keys.ts";
import { N_FOUND, PROXY } from "#core/kernels/found-cut.ts";
import { DENSE, N_NODES, N_STATE, N_WAITING, N_WAITS } from "#core/kernels/grow-subtree.ts";
import type { Arrays } from "#core/kernels/kernels.ts";
import { createRandom } from "#core/shared/random.ts";
import { bothTwins } from "#test/support/both-twins.ts";

interface Case {
  readonly n: number;
  readonly nFeatures: number;
  readonly nClasses: number;
  readonly isWeighted: boolean;
  readonly isSorted: boolean;
  readonly minSamplesLeaf: number;
  readonly maxDepth: number;
  readonly seed: number;
  readonly atOnce: number;
}

const few = fc.record({
  n: fc.integer({ min: 1, max: 90 }),
  nFeatures: fc.integer({ min: 1, max: 6 }),
  nClasses: fc.integer({ min: 2, max: 4 }),
  isWeighted: fc.boolean(),
  isSorted: fc.boolean(),
  minSamplesLeaf: fc.integer({ min: 1, max: 4 }),
  maxDepth: fc.constantFrom(2, 1000),
  seed: fc.integer({ min: 1, max: 0x7fffffff }),
  atOnce: fc.constantFrom(1, 1e9),
});

function arraysOf(room: Arrays, { n, nFeatures, nClasses }: Case) {
  return {
    rows: {
      keys: room.int32(n * nFeatures),
      block: room.int32(Math.min(n, DENSE) * nFeatures),
      rows: room.int32(n),
      codes: room.int32(n),
    },
    weights: room.float64(n),
    memory: {
      draws: room.int32(N_DRAWS),
      features: room.int32(nFeatures),
      constants: room.int32(nFeatures),
      sums: room.float64(3 * nClasses),
      found: room.float64(N_FOUND),
      own: room.int32(n),
    },
    sorting: {
      values: room.float32(n * nFeatures),
      offsets: room.int32(nFeatures + 1),
      items: room.float64(2 * n),
      counts: room.int32(2 * n + 4),
    },
    tree: {
      state: room.int32(N_STATE),
      waiting: room.int32(N_WAITS * (n + 1)),
      waitingSums: room.float64(nClasses * (n + 1)),
      spare: room.float64(2 * n),
      feature: room.int32(2 * n),
      threshold: room.float32(2 * n),
      right: room.int32(2 * n),
      nSamples: room.int32(2 * n),
      sums: room.float64(nClasses * 2 * n),
      impurity: room.float64(2 * n),
    },
  };
}

/** Many values, few, values that are nearly one, crowded ones, and missing ones among them. */
function fill({ rows, weights, memory, sorting }: ReturnType<typeof arraysOf>, of: Case): void {
  const { n, nFeatures, nClasses, isSorted, seed } = of;
  const random = createRandom(seed);
  const kinds = [
    () => random.next() - 0.5,
    () => random.integer(3),
    () => 1 + random.integer(4) * 6e-8,
    () => (random.next() < 0.9 ? random.next() * 1e-3 : random.next() * 1000),
  ];
  for (let j = 0; j < nFeatures; j++) {
    const kind = kinds[random.integer(kinds.length)]!;
    const cells = Float32Array.from({ length: n }, () => (random.next() < 0.05 ? Number.NaN : kind() + 0));
    const different = [...new Set(cells)].toSorted((a, b) => keyOf(a) - keyOf(b));
    const first = sorting.offsets[j]!;
    sorting.values.set(different, first);
    sorting.offsets[j + 1] = first + different.length;
    const places = new Map(different.map((value, place) => [value, place]));
    for (const [row, cell] of cells.entries())
      rows.keys[j * n + row] = isSorted ? places.get(cell)! : keyOf(cell);
    memory.features[j] = j;
  }
  for (let i = 0; i < n; i++) {
    rows.rows[i] = n - 1 - i;
    rows.codes[i] = random.integer(nClasses);
    weights[i] = 1 + random.integer(3);
  }
  [memory.draws[SEED], memory.draws[MOST]] = [seed, Math.ceil(nFeatures / 2)];
}

/** @returns how many nodes were made */
function compare(of: Case): number {
  let nNodes = 0;
  bothTwins(
    (room) => arraysOf(room, of),
    (room, made) => {
      const { n, isWeighted, isSorted, minSamplesLeaf, maxDepth, atOnce } = of;
      fill(made, of);
      const { rows, memory, tree, sorting } = made;
      const weights = isWeighted ? made.weights : null;
      let totalWeight = 0;
      for (let i = 0; i < n; i++) {
        const weight = weights?.[i] ?? 1;
        tree.waitingSums[rows.codes[i]!]! += weight;
        totalWeight += weight;
      }
      tree.waiting.set([-1, 0, n, 0, 0]);
      tree.state[N_WAITING] = 1;
      const looked: number[] = [];
      while (tree.state[N_WAITING]! > 0)
        looked.push(
          room.growSubtree(
            { ...rows, stride: n, weights },
            { ...memory, sorting: isSorted ? sorting : null },
            tree,
            { minSamplesLeaf, leastRows: Math.max(2, 2 * minSamplesLeaf), maxDepth, totalWeight },
            atOnce,
          ),
        );
      nNodes = tree.state[N_NODES]!;
      const { feature, threshold, right, nSamples, sums, impurity, state } = tree;
      const grown = [feature, threshold, right, nSamples, sums, impurity, state];
      return [...grown, rows.rows, rows.codes, made.weights, memory.draws, memory.features, looked];
    },
  );
  return nNodes;
}

describe("subtrees", () => {
  it("are the same in both twins, whatever is done at once", () => {
    fc.assert(
      fc.property(few, (of) => void compare(of)),
      { numRuns: 300 },
    );
  });

  it.each([true, false])("of more rows than are copied, too (sorted: %s)", (isSorted) => {
    const n = 3 * DENSE;
    const size = { n, nFeatures: 5, nClasses: 2, isWeighted: isSorted, isSorted };
    const bounds = { minSamplesLeaf: 1, maxDepth: 1000, atOnce: 5000 };
    expect(compare({ ...size, ...bounds, seed: 8 })).toBeGreaterThan(500);
  });

  it("find the same sorted cuts in both twins", () => {
    fc.assert(
      fc.property(few, (of) => {
        bothTwins(
          (room) => arraysOf(room, of),
          (room, made) => {
            fill(made, { ...of, isSorted: true });
            const { n, nFeatures, nClasses, minSamplesLeaf, atOnce } = of;
            const { rows, memory, sorting } = made;
            const { draws, features, sums, own, found } = memory;
            const weights = of.isWeighted ? made.weights : null;
            const start = n >> 2;
            for (let i = start; i < n; i++) sums[rows.codes[i]!]! += weights?.[i] ?? 1;
            found[PROXY] = -Infinity;
            beginNode(draws, nFeatures, 0);
            const node = [rows.keys, n, rows.rows, rows.codes, weights, start, n, minSamplesLeaf] as const;
            const looked: number[] = [];
            do
              looked.push(
                room.searchSortedCuts(
                  ...node,
                  ...([draws, features, sums, nClasses, own, found, atOnce, sorting] as const),
                ),
              );
            while (looked.at(-1)! >= 0);
            return [found, draws, features, looked, sums.slice(2 * nClasses)];
          },
        );
      }),
    );
  });
});
