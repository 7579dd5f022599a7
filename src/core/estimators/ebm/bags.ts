import { weightedRows } from "#core/estimators/class-shares.ts";
import type { Design } from "#core/estimators/design.ts";
import { groupHoldOut } from "#core/model-selection/group-folds.ts";
import { holdOut } from "#core/model-selection/split.ts";
import { deriveSeed } from "#core/shared/random.ts";

/** Rows of one bag by their weights: a row is learned from, or kept aside to stop by, or (weight 0) neither. */
export interface Bag {
  readonly learned: Float64Array;
  readonly aside: Float64Array;
  readonly hasAside: boolean;
}

const ASIDE = 0.15;

/** Draws another 15 % of the rows, stratified and in whole groups, for each bag. */
export function drawBag(design: Design, bag: number, randomState: number): Bag {
  const { nRows, task, groups, sampleWeight } = design;
  const rows = weightedRows(design);
  const learned = new Float64Array(nRows);
  const aside = new Float64Array(nRows);
  const codes = task === "regression" ? null : Int32Array.from(rows, (row) => design.y[row]!);
  const seed = deriveSeed(randomState, bag);
  let drawn = new Uint8Array(rows.length);
  if (groups !== null) {
    const own = rows.map((row) => groups[row]!);
    drawn = Uint8Array.from(groupHoldOut(codes, own, ASIDE, 1, seed));
  }
  // Where no group can be spared, rows of one are better to stop by than none.
  if (!drawn.includes(1) && rows.length >= 2)
    drawn = Uint8Array.from(holdOut(rows.length, codes, ASIDE, seed));
  const total = sampleWeight === null ? rows.length : rows.reduce((sum, row) => sum + sampleWeight[row]!, 0);
  rows.forEach((row, i) => {
    // Of mean 1: what is little in a leaf is little whatever unit the weights have.
    const weight = sampleWeight === null ? 1 : (sampleWeight[row]! * rows.length) / total;
    if (drawn[i] === 1) aside[row] = weight;
    else learned[row] = weight;
  });
  return { learned, aside, hasAside: drawn.includes(1) };
}
