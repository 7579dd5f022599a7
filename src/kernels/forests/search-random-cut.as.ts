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
    let nMissing: usize = 0;
    for (let i: usize = 0; i < n; i++) {
      const key = load<i32>(column + ((<usize>load<u32>(ofRows + (i << 2))) << 2));
      store<i32>(own + (i << 2), key);
      least = min(least, key);
      const isMissing = key == MISSING;
      nMissing += <usize>isMissing;
      greatest = max(greatest, isMissing ? LOWEST : key);
    }
    work += <f64>n;
    const threshold = nMissing < n ? cutOf(valueOf(least), valueOf(greatest), nMissing, draws) : NaN;
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
  memory.fill(left, 0, (<usize>nClasses) << 3);
  let nLeft: usize = 0;
  for (let i: usize = 0; i < n; i++) {
    if (load<i32>(own + (i << 2)) > last) continue;
    nLeft++;
    const at = left + ((<usize>load<u32>(codes + (i << 2))) << 3);
    store<f64>(at, load<f64>(at) + (weights ? load<f64>(weights + (i << 3)) : 1));
  }
  return nLeft;
}

function cutOf(least: f32, greatest: f32, nMissing: usize, draws: usize): f64 {
  if (greatest <= least + SAME) return nMissing > 0 ? <f64>greatest : NaN;
  const share = <f64>draw(draws) / <f64>MISSING;
  const threshold = (<f64>greatest - <f64>least) * share + <f64>least;
  if (!(threshold < <f64>greatest)) return <f64>least;
  const rounded = <f32>threshold;
  return <f64>rounded <= threshold ? <f64>rounded : <f64>valueOf(keyOf(rounded) - 1);
}

function proxyOf(sums: usize, nClasses: u32): f64 {
  const bytes = (<usize>nClasses) << 3;
  let left: f64 = 0;
  let right: f64 = 0;
  let squaresLeft: f64 = 0;
  let squaresRight: f64 = 0;
  for (let k: usize = 0; k < bytes; k += 8) {
    const onLeft = load<f64>(sums + bytes + k);
    const onRight = load<f64>(sums + k) - onLeft;
    left += onLeft;
    right += onRight;
    squaresLeft += onLeft * onLeft;
    squaresRight += onRight * onRight;
  }
  const impurityLeft = 1 - squaresLeft / (left * left);
  const impurityRight = 1 - squaresRight / (right * right);
  return -right * impurityRight - left * impurityLeft;
}

function keyOf(value: f32): i32 {
  const own = reinterpret<i32>(value + 0);
  return own < 0 ? own ^ MISSING : own;
}

function valueOf(key: i32): f32 {
  return reinterpret<f32>(key < 0 ? key ^ MISSING : key);
}

function nextFeature(draws: usize, features: usize): i32 {
  const most = load<i32>(draws, 4);
  const known = load<i32>(draws, 8);
  const nFound = load<i32>(draws, 16);
  const end = load<i32>(draws, 24);
  let low = load<i32>(draws, 12);
  let nDrawn = load<i32>(draws, 20);
  while (end > known + nFound && (nDrawn < most || nDrawn <= nFound + low)) {
    store<i32>(draws, ++nDrawn, 20);
    const at = low + (draw(draws) % (end - nFound - low));
    if (at >= known) {
      store<i32>(draws, at + nFound, 28);
      return load<i32>(features + ((<usize>(at + nFound)) << 2));
    }
    swap(features, low, at);
    store<i32>(draws, ++low, 12);
  }
  return -1;
}

function setConstant(draws: usize, features: usize): void {
  swap(features, load<i32>(draws, 28), load<i32>(draws, 8) + load<i32>(draws, 16));
  store<i32>(draws, load<i32>(draws, 16) + 1, 16);
}

function setVarying(draws: usize, features: usize): void {
  const end = load<i32>(draws, 24) - 1;
  store<i32>(draws, end, 24);
  swap(features, end, load<i32>(draws, 28));
}

function draw(draws: usize): i32 {
  let x = load<i32>(draws);
  if (x == 0) x = 1;
  x ^= x << 13;
  x ^= <i32>(<u32>x >> 17);
  x ^= x << 5;
  store<i32>(draws, x);
  return x & MISSING;
}

function swap(features: usize, i: i32, j: i32): void {
  const a = features + ((<usize>i) << 2);
  const b = features + ((<usize>j) << 2);
  const held = load<i32>(a);
  store<i32>(a, load<i32>(b));
  store<i32>(b, held);
}
