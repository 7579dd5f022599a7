import { weightedMean } from "#core/estimators/class-shares.ts";
import type { Loss } from "#core/estimators/hist-gradient-boosting/loss.ts";
import { meanLoss, weightOf } from "#core/estimators/hist-gradient-boosting/mean-loss.ts";
import { weightedQuantile } from "#core/estimators/hist-gradient-boosting/weighted-quantile.ts";
import { targetNeeds, whatTargetLacks } from "#core/estimators/hist-gradient-boosting/setting-rules.ts";
import { exp, log } from "#core/shared/math.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Losses of numbers, as scikit-learn's `sklearn._loss` has them; hessians of those with a bend are 1. */

const oneNumber = { nOutputs: 1, pointOf: (raw: Float64Array) => raw };
/** The second derivative of every row is its weight. */
const ofOneHessian = { ...oneNumber, mostHessian: 1, hasOneHessian: true };

export const squaredError: Loss = {
  ...ofOneHessian,
  start: (design) => Float64Array.of(weightedMean(design)),
  derive({ y }, weights, raw, _k, { gradients, hessians }) {
    for (let row = 0; row < y.length; row++) {
      const weight = weightOf(weights, row);
      gradients[row] = weight * (raw[row]! - y[row]!);
      hessians[row] = weight;
    }
  },
  mean: (rows, weights, raw) =>
    meanLoss(rows, weights, (row) => (raw[row]! - rows.y[row]!) * (raw[row]! - rows.y[row]!)),
  answers: (raw) => raw,
};

/**
 * Leans towards the value that a share `quantile` of the rows stay below (Koenker and Bassett 1978, doi:10.2307/1913643).
 * Its slope does not say how far to go, so each leaf answers with that quantile of what is left of its rows.
 * @param quantile in (0, 1)
 */
export function quantileLoss(quantile: number): Loss {
  return bentLoss(quantile, [-quantile, 1 - quantile]);
}

/** The middle value: half the absolute error would be the quantile of 0.5. */
export const absoluteError: Loss = bentLoss(0.5, [-1, 1]);

function bentLoss(quantile: number, [below, above]: readonly [number, number]): Loss {
  return {
    ...ofOneHessian,
    start: ({ y, sampleWeight }) => Float64Array.of(weightedQuantile(y.slice(), sampleWeight, quantile)),
    derive({ y }, weights, raw, _k, { gradients, hessians }) {
      for (let row = 0; row < y.length; row++) {
        const weight = weightOf(weights, row);
        gradients[row] = weight * (raw[row]! > y[row]! ? above : below);
        hessians[row] = weight;
      }
    },
    mean: (rows, weights, raw) =>
      meanLoss(rows, weights, (row) => {
        const error = raw[row]! - rows.y[row]!;
        return error * (error > 0 ? above : below);
      }),
    answers: (raw) => raw,
    leafAnswer({ y, sampleWeight }, raw, rows) {
      const left = Float64Array.from(rows, (row) => y[row]! - raw[row]!);
      const weights = sampleWeight && Float64Array.from(rows, (row) => sampleWeight[row]!);
      return weightedQuantile(left, weights, quantile);
    },
  };
}

/**
 * Squared near the answer, straight beyond `delta` (Huber 1964, doi:10.1214/aoms/1177703732), with the second derivative
 * of LightGBM: 1 everywhere. Starts from the median, moved by the mean of what is left, bent (Friedman 2001).
 */
export function huberLoss(delta: number): Loss {
  const bend = (error: number) => (error > delta ? delta : error < -delta ? -delta : error);
  return {
    ...ofOneHessian,
    start(design) {
      const { y, sampleWeight } = design;
      const median = weightedQuantile(y.slice(), sampleWeight, 0.5);
      const moved = weightedMean({ ...design, y: y.map((value) => bend(value - median)) });
      return Float64Array.of(median + moved);
    },
    derive({ y }, weights, raw, _k, { gradients, hessians }) {
      for (let row = 0; row < y.length; row++) {
        const weight = weightOf(weights, row);
        gradients[row] = weight * bend(raw[row]! - y[row]!);
        hessians[row] = weight;
      }
    },
    mean: (rows, weights, raw) =>
      meanLoss(rows, weights, (row) => {
        const error = Math.abs(raw[row]! - rows.y[row]!);
        return error <= delta ? (error * error) / 2 : delta * (error - delta / 2);
      }),
    answers: (raw) => raw,
  };
}

/**
 * Half the deviance of Tweedie's family (Jørgensen 1987, doi:10.1111/j.2517-6161.1987.tb01685.x), less what does not
 * depend on the answer; the raw output is the logarithm of the answer.
 * @param power in [1, 2]: the variance grows as this power of the mean. 1 is Poisson's loss, 2 the gamma loss
 */
export function tweedieLoss(power: number): Loss {
  const [p1, p2] = [1 - power, 2 - power];
  const lossOf = (y: number, raw: number): number => {
    if (p1 === 0) return exp(raw) - y * raw;
    if (p2 === 0) return raw + y * exp(-raw);
    return -(y * exp(p1 * raw)) / p1 + exp(p2 * raw) / p2;
  };
  return {
    ...oneNumber,
    link: "log",
    check({ y, sampleWeight }) {
      const needs = targetNeeds[power === 1 ? "poisson" : power === 2 ? "gamma" : "tweedie"];
      const least = y.reduce((one, value) => Math.min(one, value), Infinity);
      const most = y.reduce(
        (one, value, row) => (weightOf(sampleWeight, row) > 0 ? Math.max(one, value) : one),
        -Infinity,
      );
      const lack = whatTargetLacks(needs, { least, most });
      if (lack !== null) throw new LatheError("loss-not-for-target", { loss: needs.name, ...lack });
    },
    start: (design) => Float64Array.of(log(weightedMean(design))),
    derive({ y }, weights, raw, _k, { gradients, hessians }) {
      for (let row = 0; row < y.length; row++) {
        const weight = weightOf(weights, row);
        const lowered = p1 === 0 ? y[row]! : y[row]! * exp(p1 * raw[row]!);
        const raised = p2 === 0 ? 1 : exp(p2 * raw[row]!);
        gradients[row] = weight * (raised - lowered);
        hessians[row] = weight * (p2 * raised - p1 * lowered);
      }
    },
    mean: (rows, weights, raw) => meanLoss(rows, weights, (row) => lossOf(rows.y[row]!, raw[row]!)),
    answers: (raw) => raw.map(exp),
  };
}
