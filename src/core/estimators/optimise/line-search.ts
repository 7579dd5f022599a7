import type { Objective } from "#core/estimators/optimise/lbfgs.ts";

export interface LinePoint {
  readonly x: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** One trial along the line: step length, value, and slope along the direction. */
interface Trial extends LinePoint {
  readonly t: number;
  readonly slope: number;
}

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_TRIALS = 30;

/**
 * A point along `direction` from x that meets the strong Wolfe conditions, tried first at step 1.
 * Nocedal and Wright, algorithms 3.5 (bracketing) and 3.6 (zoom).
 * @returns null when the direction does not descend, or rounding lets no such point be found
 */
export function lineSearch(
  objective: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): LinePoint | null {
  const slope = dot(gradient, direction);
  if (!(slope < 0)) return null;
  const evaluate = (t: number): Trial => {
    const at = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) at[i] = x[i]! + t * direction[i]!;
    const slopes = new Float64Array(x.length);
    const found = objective(at, slopes);
    return { t, x: at, value: found, gradient: slopes, slope: dot(slopes, direction) };
  };
  const tooHigh = (trial: Trial) => !(trial.value <= value + SUFFICIENT_DECREASE * trial.t * slope);
  const flat = (trial: Trial) => Math.abs(trial.slope) <= -CURVATURE * slope;

  let low: Trial = {
    t: 0,
    x: Float64Array.from(x),
    value,
    gradient: Float64Array.from(gradient),
    slope,
  };
  let high: Trial | null = null;
  let t = 1;
  for (let trials = 0; trials < MAX_TRIALS; trials++) {
    const trial = evaluate(t);
    if (tooHigh(trial) || (trial.value >= low.value && low.t > 0)) {
      high = trial;
    } else if (flat(trial)) {
      return trial;
    } else if (high === null) {
      if (trial.slope >= 0) high = low;
      low = trial;
    } else {
      if (trial.slope * (high.t - low.t) >= 0) high = low;
      low = trial;
    }
    if (high === null) {
      t = 2 * trial.t;
    } else {
      if (Math.abs(high.t - low.t) <= 1e-12 * low.t) break;
      t = cubicMinimum(low, high);
    }
  }
  // Not flat enough, but lower: still progress.
  return low.t > 0 && low.value < value ? low : null;
}

/** Minimum of the cubic through two trials (equation 3.59), kept a tenth of the interval away from its ends. */
function cubicMinimum(a: Trial, b: Trial): number {
  const width = b.t - a.t;
  const d1 = a.slope + b.slope - (3 * (b.value - a.value)) / width;
  const d2 = Math.sign(width) * Math.sqrt(d1 * d1 - a.slope * b.slope);
  const share = 1 - (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
  return a.t + width * (share >= 0.1 && share <= 0.9 ? share : share > 0.9 ? 0.9 : share < 0.1 ? 0.1 : 0.5);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
