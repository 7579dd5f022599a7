import { exp, log } from "#core/shared/math.ts";
import { MAX_FLOAT32 } from "#core/preprocessing/work-frame.ts";

/** Below this size two terms of the series are exact in float32, and 1 + |z| would lose digits. */
export const SMALL = 1 / 16_384;
/** Nearer to 0 than this a power is the logarithm. */
export const FLAT = 1e-8;

/**
 * Yeo and Johnson's power transform, doi:10.1093/biomet/87.4.954. Operators in the order that power-onnx.ts draws.
 * @returns a float64, held within float32's range; NaN for NaN
 */
export function yeoJohnson(z: number, lambda: number): number {
  const size = Math.abs(z);
  const m = z < 0 ? 2 - lambda : lambda;
  const bent = bend(size, m);
  const held = bent > MAX_FLOAT32 ? MAX_FLOAT32 : bent;
  return z < 0 ? -held : held;
}

function bend(size: number, m: number): number {
  if (size < SMALL) return size * (1 + size * ((m - 1) / 2));
  const logarithm = log(1 + size);
  return Math.abs(m) < FLAT ? logarithm : (exp(logarithm * m) - 1) / m;
}

const LEAST = -11;
const GREATEST = 13; // symmetric about 1, which changes nothing
const STEPS = 24;
const SURE = 1e-7;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The power under which the values are most like a normal distribution: a grid, then golden sections. 1 for values
 * without spread.
 * @param z no NaN
 */
export function mostNormalPower(z: Float64Array): number {
  const likelihood = logLikelihood(z);
  let best = 1;
  let highest = likelihood(1);
  if (highest === null) return 1;
  const width = (GREATEST - LEAST) / STEPS;
  for (let step = 0; step <= STEPS; step++) {
    const lambda = LEAST + step * width;
    const value = likelihood(lambda);
    if (value !== null && value > highest) [best, highest] = [lambda, value];
  }
  let [low, high] = [best - width, best + width];
  const at = (lambda: number) => likelihood(lambda) ?? Number.NEGATIVE_INFINITY;
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let [ofA, ofB] = [at(a), at(b)];
  while (high - low > SURE) {
    if (ofA > ofB) {
      [high, b, ofB] = [b, a, ofA];
      a = high - GOLDEN * (high - low);
      ofA = at(a);
    } else {
      [low, a, ofA] = [a, b, ofB];
      b = low + GOLDEN * (high - low);
      ofB = at(b);
    }
  }
  return (low + high) / 2;
}

/** Up to a constant; null where the bent values have no spread, or none that a number can say. */
function logLikelihood(z: Float64Array): (lambda: number) => number | null {
  const n = z.length;
  let jacobian = 0;
  for (const value of z) jacobian += (value < 0 ? -1 : 1) * log(1 + Math.abs(value));
  const bent = new Float64Array(n);
  return (lambda) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += bent[i] = yeoJohnson(z[i]!, lambda);
    const mean = sum / n;
    let squares = 0;
    for (const value of bent) squares += (value - mean) * (value - mean);
    const variance = squares / n;
    if (!(variance > 1e-300) || variance === Number.POSITIVE_INFINITY) return null;
    return (-n / 2) * log(variance) + (lambda - 1) * jacobian;
  };
}
