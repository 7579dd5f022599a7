/** See core/kernels/draw-features.ts, which says what lies where in `draws`. */
const LARGEST_DRAW: i32 = 0x7fffffff;

export function beginNode(draws: usize, nFeatures: i32, nConstants: i32): void {
  store<i32>(draws, nConstants, 8);
  store<i32>(draws, 0, 12);
  store<i32>(draws, 0, 16);
  store<i32>(draws, 0, 20);
  store<i32>(draws, nFeatures, 24);
}

export function endNode(draws: usize, features: usize, constants: usize): i32 {
  const known = load<i32>(draws, 8);
  const all = known + load<i32>(draws, 16);
  for (let i: usize = 0; i < (<usize>known) << 2; i += 4) store<i32>(features + i, load<i32>(constants + i));
  for (let i: usize = (<usize>known) << 2; i < (<usize>all) << 2; i += 4)
    store<i32>(constants + i, load<i32>(features + i));
  return all;
}

export function nextFeature(draws: usize, features: usize): i32 {
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

export function setConstant(draws: usize, features: usize): void {
  swap(features, load<i32>(draws, 28), load<i32>(draws, 8) + load<i32>(draws, 16));
  store<i32>(draws, load<i32>(draws, 16) + 1, 16);
}

export function setVarying(draws: usize, features: usize): void {
  const end = load<i32>(draws, 24) - 1;
  store<i32>(draws, end, 24);
  swap(features, end, load<i32>(draws, 28));
}

export function draw(draws: usize): i32 {
  let x = load<i32>(draws);
  if (x == 0) x = 1;
  x ^= x << 13;
  x ^= <i32>(<u32>x >> 17);
  x ^= x << 5;
  store<i32>(draws, x);
  return x & LARGEST_DRAW;
}

function swap(features: usize, i: i32, j: i32): void {
  const a = features + ((<usize>i) << 2);
  const b = features + ((<usize>j) << 2);
  const held = load<i32>(a);
  store<i32>(a, load<i32>(b));
  store<i32>(b, held);
}
