/** See core/kernels/search-pair.ts. */
export function sumCorners(sums: usize, counts: usize, nRows: u32, nColumns: u32, corners: usize): void {
  const stride = (<usize>nColumns + 1) * 24;
  memory.fill(corners, 0, stride);
  for (let row: usize = 0; row < <usize>nRows; row++) {
    let pair = f64x2.splat(0);
    let count: f64 = 0;
    let to = corners + (row + 1) * stride;
    v128.store(to, pair);
    store<f64>(to, 0, 16);
    for (let column: usize = 0; column < <usize>nColumns; column++) {
      const cell = row * <usize>nColumns + column;
      pair = f64x2.add(pair, v128.load(sums + (cell << 4)));
      count += load<f64>(counts + (cell << 3));
      to += 24;
      v128.store(to, f64x2.add(v128.load(to - stride), pair));
      store<f64>(to, load<f64>(to - stride, 16) + count, 16);
    }
  }
}

/** Of `searchAcross`, which returns the score. */
let nearest: u32 = 0;

/** See core/kernels/search-pair.ts. */
export function searchPair(
  corners: usize,
  along: u32,
  across: u32,
  length: u32,
  width: u32,
  minRows: f64,
  leastHessian: f64,
  found: usize,
): void {
  const lines = (<usize>along) << 3;
  const step = (<usize>across) << 3;
  const end = corners + <usize>length * lines;
  let best: f64 = -Infinity;
  memory.fill(found, 0, 24);
  for (let line: u32 = 1; line < length; line++) {
    const middle = corners + <usize>line * lines;
    const score = searchAcross(corners, middle, step, width, minRows, leastHessian);
    if (!(score > -Infinity)) continue;
    const near = nearest;
    const both = score + searchAcross(middle, end, step, width, minRows, leastHessian);
    if (!(both > best)) continue;
    best = both;
    store<f64>(found, line);
    store<f64>(found, near, 8);
    store<f64>(found, nearest, 16);
  }
  store<f64>(found, best, 24);
}

/** Both sides of a cut are one vector. */
function searchAcross(
  first: usize,
  last: usize,
  step: usize,
  width: u32,
  minRows: f64,
  leastHessian: f64,
): f64 {
  const end = <usize>width * step;
  const G = load<f64>(last + end) - load<f64>(first + end);
  const H = load<f64>(last + end, 8) - load<f64>(first + end, 8);
  const N = load<f64>(last + end, 16) - load<f64>(first + end, 16);
  nearest = width;
  if (N < minRows || H < leastHessian) return -Infinity;
  let score = (G * G) / H;
  let low = first;
  let high = last;
  for (let at: u32 = 1; at < width; at++) {
    low += step;
    high += step;
    const n = load<f64>(high, 16) - load<f64>(low, 16);
    if (n < minRows) continue;
    if (N - n < minRows) break;
    const h = load<f64>(high, 8) - load<f64>(low, 8);
    const otherH = H - h;
    if (h < leastHessian || otherH < leastHessian) continue;
    const g = load<f64>(high) - load<f64>(low);
    const gs = f64x2.replace_lane(f64x2.splat(g), 1, G - g);
    const hs = f64x2.replace_lane(f64x2.splat(h), 1, otherH);
    const parts = f64x2.div(f64x2.mul(gs, gs), hs);
    const sum = f64x2.extract_lane(parts, 0) + f64x2.extract_lane(parts, 1);
    if (!(sum > score)) continue;
    score = sum;
    nearest = at;
  }
  return score;
}
