import { log } from "#core/shared/math.ts";

const LEAST = -11;
const GREATEST = 13; // symmetric about 1, which changes nothing
const STEPS = 24;
const SURE = 1e-7;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Curves that a power tells apart; the slope of each at z is e to the (λ - 1) · logSlope(z). */
export interface PowerFamily {
  bend(z: number, lambda: number): number;
  logSlope(z: number): number;
}

/**
 * The power under which the values are most like a normal distribution: a grid, then golden sections. 1 for values
 * without spread.
 * @param z no NaN
 */
export function mostNormalPower(z: Float64Array, family: PowerFamily): number {
  const likelihood = logLikelihood(z, family);
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
function logLikelihood(z: Float64Array, { bend, logSlope }: PowerFamily): (lambda: number) => number | null {
  const n = z.length;
  let jacobian = 0;
  for (const value of z) jacobian += logSlope(value);
  const bent = new Float64Array(n);
  return (lambda) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += bent[i] = bend(z[i]!, lambda);
    const mean = sum / n;
    let squares = 0;
    for (const value of bent) squares += (value - mean) * (value - mean);
    const variance = squares / n;
    if (!(variance > 1e-300) || variance === Number.POSITIVE_INFINITY) return null;
    return (-n / 2) * log(variance) + (lambda - 1) * jacobian;
  };
}
