/** See core/kernels/scan-splits.ts. What parts off and what is left are one vector. */
export function scanSplits(
  sums: usize,
  from: u32,
  nBins: u32,
  fromLeft: u32,
  terms: usize,
  best: usize,
): u32 {
  const whole = v128.load(terms);
  const nRows = load<f64>(terms, 16);
  const wholeLoss = load<f64>(terms, 24);
  const l1 = load<f64>(terms, 32);
  const l2 = f64x2.splat(load<f64>(terms, 40));
  const lower = f64x2.splat(load<f64>(terms, 48));
  const upper = f64x2.splat(load<f64>(terms, 56));
  const least = load<f64>(terms, 64);
  const leastHessian = load<f64>(terms, 72);
  const direction = load<f64>(terms, 80);
  const tiny = f64x2.splat(1e-15);
  const most = nRows - least;
  const mostHessian = f64x2.extract_lane(whole, 1) - leastHessian;
  // Of two vectors, what lies on the left comes first, whichever side is parted off.
  const sides = fromLeft ? i64x2.splat(-1) : i64x2.splat(0);
  const stride: usize = fromLeft ? 24 : -24;
  let bestGain = load<f64>(best);
  let found: u32 = 0;
  let both = f64x2.splat(0);
  let n: f64 = 0;
  let at = sums + <usize>from * 24;
  for (let step: u32 = 0; step < nBins; step++, at += stride) {
    const bin = v128.load(at);
    const ofBin = load<f64>(at, 16);
    // Nothing added: neither better than the cut before nor worse.
    if (ofBin == 0 && !v128.any_true(bin)) continue;
    both = f64x2.add(both, bin);
    n += ofBin;
    const hessian = f64x2.extract_lane(both, 1);
    if (n < least || hessian < leastHessian) continue;
    if (n > most || hessian > mostHessian) break;
    const rest = f64x2.sub(whole, both);
    const left = v128.bitselect(both, rest, sides);
    const right = v128.bitselect(rest, both, sides);
    const hessians = v128.shuffle<f64>(left, right, 1, 3);
    let gradients = v128.shuffle<f64>(left, right, 0, 2);
    if (l1 != 0) {
      const own = shrunk(f64x2.extract_lane(gradients, 0), l1);
      gradients = f64x2.replace_lane(f64x2.splat(own), 1, shrunk(f64x2.extract_lane(gradients, 1), l1));
    }
    const newton = f64x2.div(f64x2.neg(gradients), f64x2.add(f64x2.add(hessians, l2), tiny));
    const answers = f64x2.pmin(f64x2.pmax(newton, lower), upper);
    if (direction != 0) {
      const fall = f64x2.extract_lane(answers, 0) - f64x2.extract_lane(answers, 1);
      if (fall * direction > 0) continue;
    }
    const losses = f64x2.mul(gradients, answers);
    const gain = wholeLoss - f64x2.extract_lane(losses, 0) - f64x2.extract_lane(losses, 1);
    if (!(gain > bestGain)) continue;
    bestGain = gain;
    found = 1;
    store<f64>(best, gain);
    store<f64>(best, <f64>step, 8);
    v128.store(best, both, 16);
    store<f64>(best, n, 32);
  }
  return found;
}

function shrunk(gradient: f64, l1: f64): f64 {
  return gradient > l1 ? gradient - l1 : gradient < -l1 ? gradient + l1 : 0;
}
