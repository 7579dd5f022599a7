import { mersenneTwister, randomBelow } from "#core/shared/mersenne-twister.ts";

/** Seeds of the trees, as scikit-learn draws them from the seed of its forest. */
export function treeSeeds(randomState: number, nTrees: number): Int32Array {
  const source = mersenneTwister(randomState);
  return Int32Array.from({ length: nTrees }, () => randomBelow(source, 0x7fffffff));
}

/** Draws `nDrawn` of the rows with replacement, as scikit-learn does for a tree of this seed; counts[row] says how often. */
export function drawRows(rows: Int32Array, nDrawn: number, seed: number, counts: Float64Array): void {
  counts.fill(0);
  const source = mersenneTwister(seed);
  for (let i = 0; i < nDrawn; i++) counts[rows[randomBelow(source, rows.length)]!]!++;
}
