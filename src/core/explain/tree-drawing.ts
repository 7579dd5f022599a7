import { featuresOf } from "#core/pipeline/features-of.ts";
import type { Feature, FeatureMatrix } from "#core/estimators/design.ts";
import { estimators } from "#core/estimators/registry.ts";
import { goesLeft, type TreeShape, type TreeSums } from "#core/estimators/tree-shape.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";

/** What parts a node's rows: at most the threshold, or one of the categories, goes left. */
export interface TreeQuestion {
  readonly feature: string;
  readonly threshold: number;
  /** Of a feature of whole codes those that go left; null for numbers. */
  readonly categories: readonly string[] | null;
  /** Where a category goes that training had not; null for numbers. */
  readonly unseenLeft: boolean | null;
  /** Where a missing value goes; null in trees that send it right at every node. */
  readonly missingLeft: boolean | null;
}

export interface DrawnNode {
  /** Place among the drawn nodes, or -1. Parents come before their children. */
  readonly parent: number;
  readonly left: number;
  readonly right: number;
  readonly depth: number;
  /** null in a leaf. */
  readonly question: TreeQuestion | null;
  /** Training rows that come by. */
  readonly nRows: number;
  /** Of these, how many are of each class; or their mean. */
  readonly answer: readonly number[];
  /** Nodes under it that are not among the drawn ones. */
  readonly nHidden: number;
  /** Of a leaf of trees that are added up: what it adds; else null. */
  readonly adds: number | null;
}

/** What a tree of many that are added up adds to. */
export interface AddedTo {
  readonly of: TreeSums["of"];
  /** The class whose score it is; null where there is one sum. */
  readonly label: string | null;
  /** Its place among the sums, and how many there are: one tree of each is a round. */
  readonly sum: number;
  readonly nSums: number;
  /** What every row starts from. */
  readonly start: number;
}

/** One tree of a model, with the training rows that go through it. Plain data. */
export interface TreeDrawing {
  readonly tree: number;
  readonly nTrees: number;
  readonly nNodes: number;
  readonly nLeaves: number;
  /** Questions in a row, at most. */
  readonly depth: number;
  readonly classes: readonly string[];
  readonly positive: string | null;
  readonly nodes: readonly DrawnNode[];
  /** null in trees that answer each by itself. */
  readonly addedTo: AddedTo | null;
  /** Training rows, and the last drawn node that each comes by. */
  readonly rows: Int32Array;
  readonly ends: Int32Array;
}

/** Nodes that are drawn at most, those nearest to the root. */
const MOST_NODES = 1023;

/**
 * @param rows training rows of this model
 * @param answerOf class code among the pipeline's classes, or target, of a data row
 * @returns null for families that are not made of trees
 */
export async function treeDrawing(
  table: Table,
  pipeline: FittedPipeline,
  tree: number,
  rows: Int32Array,
  answerOf: (row: number) => number,
): Promise<TreeDrawing | null> {
  const { trees } = await estimators[pipeline.estimator]!.load();
  if (!trees) return null;
  const nTrees = trees.count(pipeline.model as never);
  const shown = Math.min(tree, nTrees - 1);
  const shape = trees.at(pipeline.model as never, shown);
  const sums = trees.sums?.(pipeline.model as never);
  const seen = await featuresOf(pipeline, table, rows);
  const { classes, positive, features } = pipeline;
  const answers = Float64Array.from(rows, answerOf);
  const drawn = drawnFirst(shape);
  const ends = endsOf(shape, seen, drawn);
  return {
    tree: shown,
    nTrees,
    nNodes: shape.feature.length,
    nLeaves: shape.feature.filter((feature) => feature < 0).length,
    depth: depthOf(shape),
    classes,
    positive,
    nodes: nodesOf(shape, features, drawn, tally(shape, drawn, ends, answers, classes.length)),
    addedTo: sums ? addedTo(sums, shown, pipeline) : null,
    rows,
    ends,
  };
}

function addedTo({ of, start }: TreeSums, tree: number, { classes }: FittedPipeline): AddedTo {
  const nSums = start.length;
  const sum = tree % nSums;
  const label = of === "class-score" ? classes[sum]! : of === "log-odds" ? classes[1]! : null;
  return { of, label, sum, nSums, start: start[sum]! };
}

/** Nodes from the root on, level by level. */
function drawnFirst({ left, right, feature }: TreeShape): Int32Array {
  const order = [0];
  for (let i = 0; i < order.length && order.length < MOST_NODES; i++) {
    const node = order[i]!;
    if (feature[node]! >= 0) order.push(left[node]!, right[node]!);
  }
  return Int32Array.from(order);
}

function depthOf({ left, right, feature }: TreeShape): number {
  const depths = [0];
  const waiting = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (feature[node]! < 0) continue;
    for (const child of [left[node]!, right[node]!]) {
      depths[child] = depths[node]! + 1;
      waiting.push(child);
    }
  }
  return depths.reduce((deepest, depth) => Math.max(deepest, depth), 0);
}

/** The last drawn node on the way of each row, by its place among the drawn. */
function endsOf(shape: TreeShape, { X, nRows }: FeatureMatrix, drawn: Int32Array): Int32Array {
  const { feature, left, right } = shape;
  const placeOf = new Int32Array(feature.length).fill(-1);
  for (const [place, node] of drawn.entries()) placeOf[node] = place;
  const ends = new Int32Array(nRows);
  for (let row = 0; row < nRows; row++) {
    let node = 0;
    while (feature[node]! >= 0) {
      const next = goesLeft(shape, node, X[feature[node]! * nRows + row]!) ? left[node]! : right[node]!;
      if (placeOf[next]! < 0) break;
      node = next;
    }
    ends[row] = placeOf[node]!;
  }
  return ends;
}

interface Tally {
  readonly nRows: number;
  readonly answer: readonly number[];
}

/** Rows and answers of each drawn node: what ends in it, and what goes on to its children. */
function tally(
  shape: TreeShape,
  drawn: Int32Array,
  ends: Int32Array,
  answers: Float64Array,
  nClasses: number,
): readonly Tally[] {
  const width = Math.max(1, nClasses);
  const counts = new Float64Array(drawn.length);
  const sums = new Float64Array(drawn.length * width);
  for (const [row, end] of ends.entries()) {
    counts[end]!++;
    if (nClasses > 0) sums[end * width + answers[row]!]!++;
    else sums[end]! += answers[row]!;
  }
  const parents = parentsOf(shape, drawn);
  for (let place = drawn.length - 1; place > 0; place--) {
    const parent = parents[place]!;
    counts[parent]! += counts[place]!;
    for (let k = 0; k < width; k++) sums[parent * width + k]! += sums[place * width + k]!;
  }
  return Array.from(drawn, (_, place) => {
    const nRows = counts[place]!;
    const own = [...sums.subarray(place * width, (place + 1) * width)];
    return { nRows, answer: nClasses > 0 ? own : own.map((sum) => (nRows === 0 ? Number.NaN : sum / nRows)) };
  });
}

function parentsOf({ left, right, feature }: TreeShape, drawn: Int32Array): Int32Array {
  const placeOf = new Map(Array.from(drawn, (node, place) => [node, place]));
  const parents = new Int32Array(drawn.length).fill(-1);
  for (const [place, node] of drawn.entries()) {
    if (feature[node]! < 0) continue;
    for (const child of [left[node]!, right[node]!]) {
      const at = placeOf.get(child);
      if (at !== undefined) parents[at] = place;
    }
  }
  return parents;
}

function nodesOf(
  shape: TreeShape,
  features: readonly Feature[],
  drawn: Int32Array,
  tallies: readonly Tally[],
): DrawnNode[] {
  const { feature, left, right } = shape;
  const placeOf = new Map(Array.from(drawn, (node, place) => [node, place]));
  const parents = parentsOf(shape, drawn);
  const depths: number[] = [];
  const below = sizesBelow(shape);
  return Array.from(drawn, (node, place) => {
    const parent = parents[place]!;
    depths.push(parent < 0 ? 0 : depths[parent]! + 1);
    const isLeaf = feature[node]! < 0;
    const children = isLeaf ? [] : [placeOf.get(left[node]!) ?? -1, placeOf.get(right[node]!) ?? -1];
    return {
      parent,
      left: children[0] ?? -1,
      right: children[1] ?? -1,
      depth: depths[place]!,
      question: isLeaf ? null : questionOf(features[feature[node]!]!, shape, node),
      ...tallies[place]!,
      nHidden: children[0] === -1 ? below[node]! : 0,
      adds: isLeaf && shape.value ? shape.value[node]! : null,
    };
  });
}

/** Nodes under each. Children come after their parents in every tree. */
function sizesBelow({ left, right, feature }: TreeShape): Int32Array {
  const sizes = new Int32Array(feature.length);
  for (let node = feature.length - 1; node >= 0; node--)
    if (feature[node]! >= 0) sizes[node] = 2 + sizes[left[node]!]! + sizes[right[node]!]!;
  return sizes;
}

function questionOf(
  { name, kind, categories }: Feature,
  { threshold, missingLeft, sets }: TreeShape,
  node: number,
): TreeQuestion {
  const bound = threshold[node]!;
  const missing = missingLeft ? missingLeft[node] === 1 : null;
  const question = { feature: name, threshold: bound, missingLeft: missing };
  if (kind !== "ordinal" || !categories) return { ...question, categories: null, unseenLeft: null };
  const set = sets?.get(node);
  const isLeft = (code: number) => (set ? set[Math.min(set.length - 1, code + 1)]! : code <= bound);
  return {
    ...question,
    categories: categories.filter((_, code) => isLeft(code)),
    unseenLeft: isLeft(-1),
  };
}
