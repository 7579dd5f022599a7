import { draw, nextFeature, setConstant, setVarying } from "./draw-features.as";
import { copySums, proxyOf } from "./proxy-of.as";

/** See core/kernels/search-random-cut.ts, float-keys.ts and draw-features.ts, step by step. */
const MISSING: i32 = 0x7fffffff;
const LOWEST: i32 = -0x80000000;
const SAME: f32 = 1e-7;

export function searchRandomCut(
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
): f64 {
  const n: usize = end - start;
  const bytes = (<usize>nClasses) << 3;
  const ofRows = rows + ((<usize>start) << 2);
  const ofCodes = codes + ((<usize>start) << 2);
  const ofWeights = weights + ((<usize>start) << 3);
  let work: f64 = 0;
  while (work < mostWork) {
    const feature = nextFeature(draws, features);
    if (feature < 0) return -1 - work;
    const column = keys + ((<usize>feature * <usize>stride) << 2);
    let least: i32 = MISSING;
    let greatest: i32 = LOWEST;
    // One more than a key: of missing ones that is the least number, so that they are no greatest one.
    let afterGreatest: i32 = LOWEST;
    let i: usize = 0;
    if (n >= 8) {
      let leasts = i32x4.splat(MISSING);
      let greatests = i32x4.splat(LOWEST);
      let after = i32x4.splat(LOWEST);
      for (; i + 4 <= n; i += 4) {
        const at = ofRows + (i << 2);
        let four = v128.load32_zero(column + ((<usize>load<u32>(at)) << 2));
        four = v128.load_lane<i32>(column + ((<usize>load<u32>(at, 4)) << 2), four, 1);
        four = v128.load_lane<i32>(column + ((<usize>load<u32>(at, 8)) << 2), four, 2);
        four = v128.load_lane<i32>(column + ((<usize>load<u32>(at, 12)) << 2), four, 3);
        v128.store(own + (i << 2), four);
        leasts = i32x4.min_s(leasts, four);
        greatests = i32x4.max_s(greatests, four);
        after = i32x4.max_s(after, i32x4.add(four, i32x4.splat(1)));
      }
      leasts = i32x4.min_s(leasts, i32x4.shuffle(leasts, leasts, 2, 3, 0, 1));
      greatests = i32x4.max_s(greatests, i32x4.shuffle(greatests, greatests, 2, 3, 0, 1));
      after = i32x4.max_s(after, i32x4.shuffle(after, after, 2, 3, 0, 1));
      least = min(i32x4.extract_lane(leasts, 0), i32x4.extract_lane(leasts, 1));
      greatest = max(i32x4.extract_lane(greatests, 0), i32x4.extract_lane(greatests, 1));
      afterGreatest = max(i32x4.extract_lane(after, 0), i32x4.extract_lane(after, 1));
    }
    for (; i < n; i++) {
      const key = load<i32>(column + ((<usize>load<u32>(ofRows + (i << 2))) << 2));
      store<i32>(own + (i << 2), key);
      least = min(least, key);
      greatest = max(greatest, key);
      afterGreatest = max(afterGreatest, key + 1);
    }
    work += <f64>n;
    const hasMissing = greatest == MISSING;
    const threshold =
      least == MISSING ? NaN : cutOf(valueOf(least), valueOf(afterGreatest - 1), hasMissing, draws);
    if (threshold != threshold) setConstant(draws, features);
    else {
      setVarying(draws, features);
      const last = keyOf(<f32>threshold);
      const nLeft =
        weights == 0 && nClasses == 2
          ? countLeft(own, ofCodes, n, last, sums)
          : sumLeft(own, ofCodes, weights ? ofWeights : 0, n, last, sums, nClasses);
      if (nLeft >= <usize>minSamplesLeaf && n - nLeft >= <usize>minSamplesLeaf) {
        const proxy = proxyOf(sums, nClasses);
        if (proxy > load<f64>(found)) {
          store<f64>(found, proxy);
          store<f64>(found, <f64>feature, 8);
          store<f64>(found, threshold, 16);
          store<f64>(found, <f64>nLeft, 24);
          store<f64>(found, <f64>last, 32);
          copySums(sums + bytes, sums + 2 * bytes, bytes);
        }
      }
    }
  }
  return work;
}

/** Two classes without weights: four rows at a time, without a branch. */
function countLeft(own: usize, codes: usize, n: usize, last: i32, sums: usize): usize {
  let nLeft: usize = 0;
  let ones: usize = 0;
  let i: usize = 0;
  if (n >= 8) {
    const lasts = i32x4.splat(last);
    let counts = i32x4.splat(0);
    let second = i32x4.splat(0);
    for (; i + 4 <= n; i += 4) {
      const isLeft = i32x4.le_s(v128.load(own + (i << 2)), lasts);
      counts = i32x4.sub(counts, isLeft);
      second = i32x4.add(second, v128.and(isLeft, v128.load(codes + (i << 2))));
    }
    nLeft = <usize>fourOf(counts);
    ones = <usize>fourOf(second);
  }
  for (; i < n; i++) {
    const isLeft = <usize>(load<i32>(own + (i << 2)) <= last);
    nLeft += isLeft;
    ones += isLeft & <usize>load<u32>(codes + (i << 2));
  }
  store<f64>(sums, <f64>(nLeft - ones), 16);
  store<f64>(sums, <f64>ones, 24);
  return nLeft;
}

function fourOf(sums: v128): i32 {
  const low = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
  return low + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}

function sumLeft(
  own: usize,
  codes: usize,
  weights: usize,
  n: usize,
  last: i32,
  sums: usize,
  nClasses: u32,
): usize {
  const left = sums + ((<usize>nClasses) << 3);
  for (let k: usize = 0; k < (<usize>nClasses) << 3; k += 8) store<f64>(left + k, 0);
  let nLeft: usize = 0;
  for (let i: usize = 0; i < n; i++) {
    if (load<i32>(own + (i << 2)) > last) continue;
    nLeft++;
    const at = left + ((<usize>load<u32>(codes + (i << 2))) << 3);
    store<f64>(at, load<f64>(at) + (weights ? load<f64>(weights + (i << 3)) : 1));
  }
  return nLeft;
}

function cutOf(least: f32, greatest: f32, hasMissing: bool, draws: usize): f64 {
  if (greatest <= least + SAME) return hasMissing ? <f64>greatest : NaN;
  const share = <f64>draw(draws) / <f64>MISSING;
  const threshold = (<f64>greatest - <f64>least) * share + <f64>least;
  if (!(threshold < <f64>greatest)) return <f64>least;
  const rounded = <f32>threshold;
  return <f64>rounded <= threshold ? <f64>rounded : <f64>valueOf(keyOf(rounded) - 1);
}

function keyOf(value: f32): i32 {
  const own = reinterpret<i32>(value + 0);
  return own < 0 ? own ^ MISSING : own;
}

function valueOf(key: i32): f32 {
  return reinterpret<f32>(key < 0 ? key ^ MISSING : key);
}
