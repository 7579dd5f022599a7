import { beginNode, endNode } from "./draw-features.as";
import { copyKeys } from "./part-rows.as";
import { searchRandomCut } from "./search-random-cut.as";
import { searchSortedCuts } from "./search-sorted-cuts.as";

const DENSE: u32 = 1024;
const EPSILON: f64 = 2.220446049250313e-16;

/** See core/kernels/grow-subtree.ts, step by step. `values` is 0 where nothing is sorted. */
export function growSubtree(
  allKeys: usize,
  allStride: u32,
  block: usize,
  rows: usize,
  codes: usize,
  weights: usize,
  draws: usize,
  features: usize,
  nFeatures: u32,
  constants: usize,
  sums: usize,
  nClasses: u32,
  found: usize,
  own: usize,
  values: usize,
  offsets: usize,
  items: usize,
  counts: usize,
  state: usize,
  waiting: usize,
  waitingSums: usize,
  spare: usize,
  ofFeature: usize,
  ofThreshold: usize,
  ofRight: usize,
  ofSamples: usize,
  ofSums: usize,
  ofImpurity: usize,
  minSamplesLeaf: u32,
  leastRows: u32,
  maxDepth: u32,
  totalWeight: f64,
  mostWork: f64,
): f64 {
  const bytes = (<usize>nClasses) << 3;
  let node = <usize>load<u32>(state);
  let nWaiting = <usize>load<u32>(state, 4);
  let blockStart = load<u32>(state, 8);
  let blockEnd = load<u32>(state, 12);
  let work: f64 = 0;
  while (nWaiting > 0 && work < mostWork) {
    nWaiting--;
    const entry = waiting + nWaiting * 20;
    const ownSums = waitingSums + nWaiting * bytes;
    const parent = load<i32>(entry);
    const start = load<u32>(entry, 4);
    const end = load<u32>(entry, 8);
    const depth = load<u32>(entry, 12);
    const at4 = node << 2;
    if (parent >= 0) store<u32>(ofRight + ((<usize>parent) << 2), <u32>node);
    let weight: f64 = 0;
    for (let k: usize = 0; k < bytes; k += 8) {
      const sum = load<f64>(ownSums + k);
      store<f64>(sums + k, sum);
      store<f64>(ofSums + node * bytes + k, sum);
      weight += sum;
    }
    const impurity = giniOf(ownSums, bytes, weight);
    store<i32>(ofFeature + at4, -1);
    store<f32>(ofThreshold + at4, 0);
    store<i32>(ofRight + at4, -1);
    store<u32>(ofSamples + at4, end - start);
    store<f64>(ofImpurity + (at4 << 1), impurity);
    node++;
    if (depth >= maxDepth || end - start < leastRows || !(impurity > EPSILON)) continue;

    let isInBlock = start >= blockStart && end <= blockEnd;
    if (!isInBlock && end - start <= DENSE) {
      copyKeys(allKeys, allStride, nFeatures, rows, start, end, block);
      blockStart = start;
      blockEnd = end;
      isInBlock = true;
    }
    const keys = isInBlock ? block : allKeys;
    const stride = isInBlock ? blockEnd - blockStart : allStride;
    store<f64>(found, -Infinity);
    beginNode(draws, nFeatures, load<i32>(entry, 16));
    const looked = values
      ? searchSortedCuts(
          keys,
          stride,
          rows,
          codes,
          weights,
          start,
          end,
          minSamplesLeaf,
          draws,
          features,
          sums,
          nClasses,
          own,
          found,
          Infinity,
          values,
          offsets,
          items,
          counts,
        )
      : searchRandomCut(
          keys,
          stride,
          rows,
          codes,
          weights,
          start,
          end,
          minSamplesLeaf,
          draws,
          features,
          sums,
          nClasses,
          own,
          found,
          Infinity,
        );
    work += -1 - looked;
    const nowConstant = endNode(draws, features, constants);
    if (load<f64>(found) == -Infinity) continue;
    let weightLeft: f64 = 0;
    for (let k: usize = 0; k < bytes; k += 8) {
      const onLeft = load<f64>(sums + 2 * bytes + k);
      store<f64>(ownSums + k, load<f64>(sums + k) - onLeft);
      store<f64>(ownSums + bytes + k, onLeft);
      weightLeft += onLeft;
    }
    const weightRight = weight - weightLeft;
    const impurityRight = giniOf(ownSums, bytes, weightRight);
    const impurityLeft = giniOf(ownSums + bytes, bytes, weightLeft);
    const improvement =
      (weight / totalWeight) *
      (impurity - (weightRight / weight) * impurityRight - (weightLeft / weight) * impurityLeft);
    if (improvement + EPSILON < 0) continue;
    const feature = <u32>load<f64>(found, 8);
    store<i32>(ofFeature + at4, feature);
    store<f32>(ofThreshold + at4, <f32>load<f64>(found, 16));
    const column = keys + ((<usize>feature * <usize>stride) << 2);
    part(column, <i32>load<f64>(found, 32), rows, codes, weights, start, end, spare);
    const middle = start + <u32>load<f64>(found, 24);
    wait(entry, <i32>node - 1, middle, end, depth + 1, nowConstant);
    wait(entry + 20, -1, start, middle, depth + 1, nowConstant);
    nWaiting += 2;
  }
  store<u32>(state, <u32>node);
  store<u32>(state, <u32>nWaiting, 4);
  store<u32>(state, blockStart, 8);
  store<u32>(state, blockEnd, 12);
  return work;
}

/** Each row is written to both sides, and one of both goes on: a branch would be guessed wrongly half the time. */
function part(
  column: usize,
  last: i32,
  rows: usize,
  codes: usize,
  weights: usize,
  start: u32,
  end: u32,
  spare: usize,
): void {
  let left: usize = (<usize>start) << 2;
  let right = spare;
  if (weights) {
    for (let i: usize = left; i < (<usize>end) << 2; i += 4) {
      const row = load<u32>(rows + i);
      const code = load<u32>(codes + i);
      const weight = load<f64>(weights + (i << 1));
      const isLeft = <usize>(load<i32>(column + ((<usize>row) << 2)) <= last);
      store<u32>(rows + left, row);
      store<u32>(codes + left, code);
      store<f64>(weights + (left << 1), weight);
      store<u32>(right, row);
      store<u32>(right, code, 4);
      store<f64>(right, weight, 8);
      left += isLeft << 2;
      right += (1 - isLeft) << 4;
    }
  } else {
    for (let i: usize = left; i < (<usize>end) << 2; i += 4) {
      const row = load<u32>(rows + i);
      const code = load<u32>(codes + i);
      const isLeft = <usize>(load<i32>(column + ((<usize>row) << 2)) <= last);
      store<u32>(rows + left, row);
      store<u32>(codes + left, code);
      store<u32>(right, row);
      store<u32>(right, code, 4);
      left += isLeft << 2;
      right += (1 - isLeft) << 4;
    }
  }
  for (let from = spare; from < right; from += 16, left += 4) {
    store<u32>(rows + left, load<u32>(from));
    store<u32>(codes + left, load<u32>(from, 4));
    if (weights) store<f64>(weights + (left << 1), load<f64>(from, 8));
  }
}

function wait(at: usize, parent: i32, start: u32, end: u32, depth: u32, nConstants: i32): void {
  store<i32>(at, parent);
  store<u32>(at, start, 4);
  store<u32>(at, end, 8);
  store<u32>(at, depth, 12);
  store<i32>(at, nConstants, 16);
}

function giniOf(sums: usize, bytes: usize, weight: f64): f64 {
  let squares: f64 = 0;
  for (let k: usize = 0; k < bytes; k += 8) squares += load<f64>(sums + k) * load<f64>(sums + k);
  return 1 - squares / (weight * weight);
}
