import { beginNode, endNode } from "#core/kernels/draw-features.ts";
import { FEATURE, LAST_KEY, N_LEFT, PROXY, THRESHOLD } from "#core/kernels/found-cut.ts";
import { copyKeys } from "#core/kernels/part-rows.ts";
import { searchRandomCut } from "#core/kernels/search-random-cut.ts";
import { searchSortedCuts, type Sorting } from "#core/kernels/search-sorted-cuts.ts";

/** Nodes of at most so many rows get a copy of their features, which fits into the memory next to the processor. */
export const DENSE = 1024;

/** What all nodes of a subtree look at. Keys of feature j of row r lie at j · stride + r. */
export interface SubtreeRows {
  readonly keys: Int32Array;
  readonly stride: number;
  /** Room for the keys of DENSE rows, or of all. */
  readonly block: Int32Array;
  readonly rows: Int32Array;
  readonly codes: Int32Array;
  readonly weights: Float64Array | null;
}

/** What is kept between nodes: as `draw-features.ts`, `found-cut.ts` and `searchRandomCut` have it. */
export interface SearchMemory {
  readonly draws: Int32Array;
  readonly features: Int32Array;
  readonly constants: Int32Array;
  readonly sums: Float64Array;
  readonly found: Float64Array;
  readonly own: Int32Array;
  /** null where one cut of each feature is drawn, and nothing is sorted. */
  readonly sorting: Sorting | null;
}

/** Places in a subtree's `state`: how many nodes are made, how many wait to be made, and which rows have a copy of their keys. */
export const N_NODES = 0;
export const N_WAITING = 1;
export const BLOCK_START = 2;
export const BLOCK_END = 3;
export const N_STATE = 4;
/** Of a node that waits: its parent if it is the right child of one, else -1; where its rows begin and end; its depth; its constants. */
export const N_WAITS = 5;

/** Nodes depth first and left first; the left child of a node is the next one. */
export interface Subtree {
  readonly state: Int32Array;
  /** N_WAITS numbers a node that waits, as many as rows. */
  readonly waiting: Int32Array;
  /** Weights of the classes of the nodes that wait. */
  readonly waitingSums: Float64Array;
  /** Two numbers a row: those of the right part, while a node is parted. */
  readonly spare: Float64Array;
  /** -1 in a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly right: Int32Array;
  readonly nSamples: Int32Array;
  /** Row-major (nodes × classes). */
  readonly sums: Float64Array;
  readonly impurity: Float64Array;
}

/** Where nodes end. */
export interface SubtreeBounds {
  readonly minSamplesLeaf: number;
  /** A node of fewer rows is a leaf. */
  readonly leastRows: number;
  readonly maxDepth: number;
  /** Of the rows of the whole tree. */
  readonly totalWeight: number;
}

/** An impurity of 0 is often not quite 0 after rounding. */
export const EPSILON = Number.EPSILON;

/**
 * Makes the nodes that wait, and those below them, of classes of whole weights by Gini's impurity.
 * @param mostWork it stops after the node with which so many cells were looked at
 * @returns how many cells were looked at; none waits where `state` says so
 * @see searchRandomCut and searchSortedCuts for the splits
 */
export function growSubtree(
  of: SubtreeRows,
  { draws, features, constants, sums, found, own, sorting }: SearchMemory,
  tree: Subtree,
  { minSamplesLeaf, leastRows, maxDepth, totalWeight }: SubtreeBounds,
  mostWork: number,
): number {
  const { rows, codes, weights } = of;
  const { state, waiting, waitingSums } = tree;
  const nClasses = sums.length / 3;
  let work = 0;
  while (state[N_WAITING]! > 0 && work < mostWork) {
    const at = --state[N_WAITING]!;
    const [parent, start, end] = [
      waiting[N_WAITS * at]!,
      waiting[N_WAITS * at + 1]!,
      waiting[N_WAITS * at + 2]!,
    ];
    const [depth, nConstants] = [waiting[N_WAITS * at + 3]!, waiting[N_WAITS * at + 4]!];
    const node = state[N_NODES]!++;
    if (parent >= 0) tree.right[parent] = node;
    let weight = 0;
    for (let k = 0; k < nClasses; k++) {
      sums[k] = waitingSums[at * nClasses + k]!;
      tree.sums[node * nClasses + k] = sums[k]!;
      weight += sums[k]!;
    }
    const impurity = giniOf(sums, 0, nClasses, weight);
    tree.feature[node] = -1;
    tree.threshold[node] = 0;
    tree.right[node] = -1;
    tree.nSamples[node] = end - start;
    tree.impurity[node] = impurity;
    if (depth >= maxDepth || end - start < leastRows || !(impurity > EPSILON)) continue;

    const { keys, stride } = keysOf(of, state, features.length, start, end);
    found[PROXY] = -Infinity;
    beginNode(draws, features.length, nConstants);
    const ofNode = [keys, stride, rows, codes, weights, start, end, minSamplesLeaf] as const;
    const drawn = [draws, features, sums, nClasses, own, found, Infinity] as const;
    const looked = sorting
      ? searchSortedCuts(...ofNode, ...drawn, sorting)
      : searchRandomCut(...ofNode, ...drawn);
    work += -1 - looked;
    const nowConstant = endNode(draws, features, constants);
    if (found[PROXY] === -Infinity) continue;
    let weightLeft = 0;
    for (let k = 0; k < nClasses; k++) {
      waitingSums[at * nClasses + k] = sums[k]! - sums[2 * nClasses + k]!;
      waitingSums[(at + 1) * nClasses + k] = sums[2 * nClasses + k]!;
      weightLeft += sums[2 * nClasses + k]!;
    }
    const weightRight = weight - weightLeft;
    const impurityRight = giniOf(waitingSums, at * nClasses, nClasses, weightRight);
    const impurityLeft = giniOf(waitingSums, (at + 1) * nClasses, nClasses, weightLeft);
    const improvement =
      (weight / totalWeight) *
      (impurity - (weightRight / weight) * impurityRight - (weightLeft / weight) * impurityLeft);
    if (improvement + EPSILON < 0) continue;
    const feature = found[FEATURE]!;
    tree.feature[node] = feature;
    tree.threshold[node] = found[THRESHOLD]!;
    part(keys.subarray(feature * stride), found[LAST_KEY]!, of, start, end);
    const middle = start + found[N_LEFT]!;
    waiting.set(
      [node, middle, end, depth + 1, nowConstant, -1, start, middle, depth + 1, nowConstant],
      N_WAITS * at,
    );
    state[N_WAITING] = at + 2;
  }
  return work;
}

/** A small node's are copied first; its rows are known by their places in the copy from then on. */
function keysOf(
  { keys, stride, block, rows }: SubtreeRows,
  state: Int32Array,
  nFeatures: number,
  start: number,
  end: number,
): { readonly keys: Int32Array; readonly stride: number } {
  const isInBlock = start >= state[BLOCK_START]! && end <= state[BLOCK_END]!;
  if (!isInBlock && end - start > DENSE) return { keys, stride };
  if (!isInBlock) {
    copyKeys(keys, stride, nFeatures, rows, start, end, block);
    state[BLOCK_START] = start;
    state[BLOCK_END] = end;
  }
  return { keys: block, stride: state[BLOCK_END]! - state[BLOCK_START]! };
}

/** Moves rows whose key is at most `last` before the others; both parts keep their order. */
function part(
  keys: Int32Array,
  last: number,
  { rows, codes, weights }: SubtreeRows,
  start: number,
  end: number,
): void {
  const isLeft = rows.subarray(start, end).map((row) => (keys[row]! <= last ? 1 : 0));
  for (const array of weights === null ? [rows, codes] : [rows, codes, weights]) {
    const given = array.slice(start, end);
    let at = start;
    for (const side of [1, 0])
      for (const [i, value] of given.entries()) if (isLeft[i] === side) array[at++] = value;
  }
}

function giniOf(sums: Float64Array, from: number, nClasses: number, weight: number): number {
  let squares = 0;
  for (let k = from; k < from + nClasses; k++) squares += sums[k]! * sums[k]!;
  return 1 - squares / (weight * weight);
}
