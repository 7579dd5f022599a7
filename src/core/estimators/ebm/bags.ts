import { weightedRows } from "#core/estimators/class-shares.ts";
import type { Design } from "#core/estimators/design.ts";
import { groupHoldOut } from "#core/model-selection/group-folds.ts";
import { holdOut } from "#core/model-selection/split.ts";
import { deriveSeed } from "#core/shared/random.ts";

/** Rows of one bag: those it learns from, and those it keeps aside to stop by. Rows of weight 0 are neither. */
export interface Bag {
  readonly learnedRows: Int32Array;
  readonly asideRows: Int32Array;
  /** Of every row of the design. */
  readonly weights: Float64Array;
}

const ASIDE = 0.15;

/** Mixed in before the bag: without it the bags of seed 1 would be those of seed 0 in another order, and so their mean. */
const BAGS = 4;

/** Of mean 1 over rows of weight above 0: what is little in a leaf is little whatever unit the weights have. */
export function bagWeights(design: Design): Float64Array {
  const { nRows, sampleWeight } = design;
  if (sampleWeight === null) return new Float64Array(nRows).fill(1);
  const rows = weightedRows(design);
  const total = rows.reduce((sum, row) => sum + sampleWeight[row]!, 0);
  return sampleWeight.map((weight) => (weight * rows.length) / total);
}

/** Draws another 15 % of the rows, stratified and in whole groups, for each bag. */
export function drawBag(design: Design, weights: Float64Array, bag: number, randomState: number): Bag {
  const { task, groups } = design;
  const rows = weightedRows(design);
  const codes = task === "regression" ? null : Int32Array.from(rows, (row) => design.y[row]!);
  const seed = deriveSeed(randomState, BAGS, bag);
  let drawn = new Uint8Array(rows.length);
  if (groups !== null) {
    const own = rows.map((row) => groups[row]!);
    drawn = Uint8Array.from(groupHoldOut(codes, own, ASIDE, 1, seed));
  }
  // Where no group can be spared, rows of one are better to stop by than none.
  if (!drawn.includes(1) && rows.length >= 2)
    drawn = Uint8Array.from(holdOut(rows.length, codes, ASIDE, seed));
  return {
    learnedRows: rows.filter((_, i) => drawn[i] === 0),
    asideRows: rows.filter((_, i) => drawn[i] === 1),
    weights,
  };
}
