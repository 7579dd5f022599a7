import { classWeights } from "#core/estimators/class-shares.ts";
import type { Design } from "#core/estimators/design.ts";
import type { Link, Loss } from "#core/estimators/hist-gradient-boosting/loss.ts";
import { meanLoss, totalWeight } from "#core/estimators/hist-gradient-boosting/mean-loss.ts";
import {
  absoluteError,
  huberLoss,
  quantileLoss,
  squaredError,
  tweedieLoss,
} from "#core/estimators/hist-gradient-boosting/number-losses.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { probabilitiesOf } from "#core/estimators/probabilities.ts";
import { plainLoops } from "#core/kernels/plain-kernels.ts";
import { log, logSumExp } from "#core/shared/math.ts";

type LossParams = Pick<HistGradientBoostingParams, "loss" | "quantile" | "tweediePower" | "huberDelta">;

/** An absent class: a probability so small that it never shows. */
const NEVER = 1e-16;

/** One output, the log odds of the second class. */
const logLoss: Loss = {
  nOutputs: 1,
  mostHessian: 0.25, // p (1 - p)
  start(design) {
    const [first = 0, second = 0] = classWeights(design);
    return Float64Array.of(log(second / first));
  },
  pointOf: (raw) => raw,
  derive({ y }, weights, raw, _k, { room, gradients, hessians }) {
    room.logLossDerivatives(y, weights, raw, gradients, hessians);
  },
  mean({ y, nRows }, weights, raw, memory) {
    const loops = memory === null ? plainLoops : memory.room;
    return loops.logLossSum(y, weights, raw) / totalWeight(weights, nRows);
  },
  answers: (raw) => probabilitiesOf(raw, 1),
};

/** One output a class; their softmax are the probabilities. */
function softmaxLoss(nClasses: number): Loss {
  return {
    nOutputs: nClasses,
    mostHessian: 0.25,
    start(design) {
      const sums = classWeights(design);
      const total = sums.reduce((sum, weight) => sum + weight, 0);
      const logs = sums.map((weight) => log(Math.max(weight / total, NEVER)));
      const mean = logs.reduce((sum, value) => sum + value, 0) / nClasses;
      return logs.map((value) => value - mean);
    },
    // Once for all classes of a round. What `mean` leaves there after a round is the point of the next.
    pointOf(raw, { room, shares, tops }) {
      room.softmaxRows(raw, nClasses, raw.length / nClasses, shares, tops);
      return shares;
    },
    derive({ y }, weights, shares, k, { room, gradients, hessians }) {
      room.softmaxDerivatives(y, weights, shares, k, gradients, hessians);
    },
    mean(rows, weights, raw, memory) {
      let logSumOf = (row: number) => logSumExp(raw, row * nClasses, nClasses);
      if (memory !== null) {
        const { room, shares, tops } = memory;
        room.softmaxRows(raw, nClasses, rows.nRows, shares, tops);
        logSumOf = (row) => tops[2 * row]! + log(tops[2 * row + 1]!);
      }
      return meanLoss(rows, weights, (row) => logSumOf(row) - raw[row * nClasses + rows.y[row]!]!);
    },
    answers: (raw) => probabilitiesOf(raw, nClasses),
  };
}

/** Log loss for two classes, softmax for more, squared error for numbers. */
export function usualLossOf({ task, classes }: Pick<Design, "task" | "classes">): Loss {
  if (task === "regression") return squaredError;
  return classes.length === 2 ? logLoss : softmaxLoss(classes.length);
}

export function lossOf(design: Pick<Design, "task" | "classes">, params: LossParams): Loss {
  if (design.task !== "regression") return usualLossOf(design);
  switch (params.loss) {
    case "squared_error":
      return squaredError;
    case "absolute_error":
      return absoluteError;
    case "quantile":
      return quantileLoss(params.quantile);
    case "poisson":
      return tweedieLoss(1);
    case "gamma":
      return tweedieLoss(2);
    case "tweedie":
      return tweedieLoss(params.tweediePower);
    case "huber":
      return huberLoss(params.huberDelta);
  }
}

/** What the raw outputs of a fitted model are made into. */
export function answersOf(nOutputs: number, isClassification: boolean, link?: Link): Loss["answers"] {
  if (isClassification) return (nOutputs === 1 ? logLoss : softmaxLoss(nOutputs)).answers;
  return link === "log" ? tweedieLoss(1).answers : squaredError.answers;
}
