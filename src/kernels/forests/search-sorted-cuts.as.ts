import { nextFeature, setConstant, setVarying } from "./draw-features.as";
import { copySums } from "./proxy-of.as";
import { sortItems } from "./sort-items.as";

const SAME: f32 = 1e-7;

/** See core/kernels/search-sorted-cuts.ts. */
export function searchSortedCuts(
  keys: usize,
  stride: u32,
  rows: usize,
  codes: usize,
  weights: usize,
  start: u32,
  end: u32,
  minSamplesLeaf: u32,
  draws: usize,
  features: usize,
  sums: usize,
  nClasses: u32,
  own: usize,
  found: usize,
  mostWork: f64,
  values: usize,
  offsets: usize,
  items: usize,
  counts: usize,
): f64 {
  const n: usize = end - start;
  const ofRows = rows + ((<usize>start) << 2);
  const ofCodes = codes + ((<usize>start) << 2);
  const ofWeights = weights ? weights + ((<usize>start) << 3) : 0;
  let work: f64 = 0;
  while (work < mostWork) {
    const feature = nextFeature(draws, features);
    if (feature < 0) return -1 - work;
    work += <f64>n;
    const column = keys + ((<usize>feature * <usize>stride) << 2);
    sortItems(column, ofRows, n, own, items, counts);
    const first = values + ((<usize>load<i32>(offsets + ((<usize>feature) << 2))) << 2);
    const last = items + ((n - 1) << 3);
    if (areSame(valueAt(first, items), valueAt(first, last))) {
      setConstant(draws, features);
      continue;
    }
    setVarying(draws, features);
    const before = load<f64>(found);
    if (nClasses == 2) scanTwo(first, items, n, minSamplesLeaf, ofCodes, ofWeights, sums, found);
    else scanMany(first, items, n, minSamplesLeaf, ofCodes, ofWeights, sums, nClasses, found);
    if (load<f64>(found) != before) store<f64>(found, <f64>feature, 8);
  }
  return work;
}

/** Two classes: the parts side by side. Sums are whole numbers, so that they are exact in any order. */
function scanTwo(
  values: usize,
  items: usize,
  n: usize,
  minSamplesLeaf: usize,
  codes: usize,
  weights: usize,
  sums: usize,
  found: usize,
): void {
  const ones = load<f64>(sums, 8);
  const all = load<f64>(sums) + ones;
  let onesLeft: f64 = 0;
  let left: f64 = 0;
  let best = load<f64>(found);
  let bestAt: usize = 0;
  let onesOfBest: f64 = 0;
  let leftOfBest: f64 = 0;
  let key = load<u32>(items, 4);
  const end = n > minSamplesLeaf ? n - minSamplesLeaf : 0;
  for (let nLeft: usize = 1; nLeft <= end; nLeft++) {
    const item = items + (nLeft << 3);
    const place = <usize>load<u32>(item - 8);
    const w = weights ? load<f64>(weights + (place << 3)) : 1;
    left += w;
    onesLeft += w * <f64>load<i32>(codes + (place << 2));
    const before = key;
    key = load<u32>(item, 4);
    if (key == before || nLeft < minSamplesLeaf) continue;
    const ofOnes = f64x2.replace_lane(f64x2.splat(onesLeft), 1, ones - onesLeft);
    const both = f64x2.replace_lane(f64x2.splat(left), 1, all - left);
    const zeros = f64x2.sub(both, ofOnes);
    const squares = f64x2.add(f64x2.mul(zeros, zeros), f64x2.mul(ofOnes, ofOnes));
    const impurity = f64x2.sub(f64x2.splat(1), f64x2.div(squares, f64x2.mul(both, both)));
    const lost = f64x2.mul(both, impurity);
    const proxy = -f64x2.extract_lane(lost, 1) - f64x2.extract_lane(lost, 0);
    if (proxy > best && !areSame(valueAt(values, item - 8), valueAt(values, item))) {
      best = proxy;
      bestAt = nLeft;
      onesOfBest = onesLeft;
      leftOfBest = left;
    }
  }
  if (bestAt == 0) return;
  store<f64>(sums, leftOfBest - onesOfBest, 32);
  store<f64>(sums, onesOfBest, 40);
  keep(values, items, bestAt, best, found);
}

function scanMany(
  values: usize,
  items: usize,
  n: usize,
  minSamplesLeaf: usize,
  codes: usize,
  weights: usize,
  sums: usize,
  nClasses: u32,
  found: usize,
): void {
  const bytes = (<usize>nClasses) << 3;
  const sumsLeft = sums + bytes;
  let squaresRight: f64 = 0;
  let all: f64 = 0;
  for (let k: usize = 0; k < bytes; k += 8) {
    store<f64>(sumsLeft + k, 0);
    const sum = load<f64>(sums + k);
    squaresRight += sum * sum;
    all += sum;
  }
  let squaresLeft: f64 = 0;
  let left: f64 = 0;
  let key = load<u32>(items, 4);
  let best = load<f64>(found);
  let bestAt: usize = 0;
  const end = n > minSamplesLeaf ? n - minSamplesLeaf : 0;
  for (let nLeft: usize = 1; nLeft <= end; nLeft++) {
    const item = items + (nLeft << 3);
    const place = <usize>load<u32>(item - 8);
    const w = weights ? load<f64>(weights + (place << 3)) : 1;
    const k = (<usize>load<u32>(codes + (place << 2))) << 3;
    const onLeft = load<f64>(sumsLeft + k);
    squaresLeft += w * (2 * onLeft + w);
    squaresRight -= w * (2 * (load<f64>(sums + k) - onLeft) - w);
    store<f64>(sumsLeft + k, onLeft + w);
    left += w;
    const before = key;
    key = load<u32>(item, 4);
    if (key == before || nLeft < minSamplesLeaf) continue;
    const right = all - left;
    const impurityLeft = 1 - squaresLeft / (left * left);
    const impurityRight = 1 - squaresRight / (right * right);
    const proxy = -right * impurityRight - left * impurityLeft;
    if (proxy > best && !areSame(valueAt(values, item - 8), valueAt(values, item))) {
      best = proxy;
      bestAt = nLeft;
      copySums(sumsLeft, sums + 2 * bytes, bytes);
    }
  }
  if (bestAt > 0) keep(values, items, bestAt, best, found);
}

function keep(values: usize, items: usize, nLeft: usize, best: f64, found: usize): void {
  const item = items + (nLeft << 3);
  store<f64>(found, best);
  store<f64>(found, <f64>thresholdBetween(valueAt(values, item - 8), valueAt(values, item)), 16);
  store<f64>(found, <f64>nLeft, 24);
  store<f64>(found, <f64>load<i32>(item - 8, 4), 32);
}

function valueAt(values: usize, item: usize): f32 {
  return load<f32>(values + ((<usize>load<u32>(item, 4)) << 2));
}

function areSame(lower: f32, upper: f32): bool {
  return upper <= lower + SAME || (lower != lower && upper != upper);
}

/** See core/kernels/threshold-between.ts. */
function thresholdBetween(lower: f32, upper: f32): f32 {
  const middle = <f64>lower / 2 + <f64>upper / 2;
  if (!(abs(middle) < Infinity)) return lower;
  const rounded = <f32>middle;
  if (<f64>rounded <= middle) return rounded;
  if (rounded == 0) return -1.401298464324817e-45;
  return reinterpret<f32>(reinterpret<i32>(rounded) + (rounded > 0 ? -1 : 1));
}
