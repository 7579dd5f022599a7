import { checkLearnable, classWeighted, classWeights } from "#core/estimators/class-shares.ts";
import type { Design, LabelledRows } from "#core/estimators/design.ts";
import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";
import { type LinearModel, linearOutputs, linearSumsToOnnx } from "#core/estimators/linear-model.ts";
import { type LogLikelihood, logLikelihood } from "#core/estimators/logistic-regression/log-likelihood.ts";
import type { LogisticRegressionParams } from "#core/estimators/logistic-regression/schema.ts";
import { minimise, type Objective } from "#core/estimators/optimise/lbfgs.ts";
import { probabilitiesOf, probabilitiesToOnnx } from "#core/estimators/probabilities.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";
import { log } from "#core/shared/math.ts";

/** One output, the log odds of the second class, for two classes; else one output a class, for softmax. */
export interface FittedLogisticRegression extends FittedModel, LinearModel {
  readonly kind: "logistic-regression";
  readonly iterations: number;
}

/** The intercept of a class without rows: its probability is exactly 0, in float32 too. */
const NEVER = -1e30;

/**
 * Minimises Σ weight · log loss + ‖w‖² / 2C with free intercepts (scikit-learn's objective divided by C) by L-BFGS.
 * The variables are the weights divided by bounds on their curvature: `tol` then means the same for
 * any unit of the features and any number of rows.
 */
export const logisticRegressionEstimator: Estimator<LogisticRegressionParams, FittedLogisticRegression> = {
  async fit(design, params, checkpoint, { finishEarly }) {
    checkLearnable(design);
    const likelihood = logLikelihood(design, classWeighted(design, params.classWeight));
    const scales = curvatureScales(likelihood, params.C);
    const start = startAtShares(design, likelihood, params.classWeight).map((w, i) => w / scales[i]!);
    const watched = design.validation ?? design.watch;
    const { x, iterations, outcome } = await minimise(objective(likelihood, scales, params.C), start, {
      maxIter: params.maxIter,
      gradientTolerance: params.tol,
      valueTolerance: params.tol * 1e-5,
      onIteration: async (iteration, value, at) => {
        const weights = at.map((u, i) => u * scales[i]!);
        const trainLoss = (value - penalty(weights, likelihood, params.C)) / likelihood.totalWeight;
        const validationLoss =
          watched === null ? null : meanLogLoss(linearModel(weights, likelihood), watched);
        await checkpoint({ iteration, maxIter: params.maxIter, trainLoss, validationLoss });
        return !finishEarly.aborted;
      },
    });
    const warnings = {
      converged: [],
      "max-iter": [`Did not converge in ${iterations} iterations: scale the features, or allow more.`],
      stopped: [`Stopped after ${iterations} iterations, before it had converged.`],
    }[outcome];
    const weights = x.map((u, i) => u * scales[i]!);
    return { kind: "logistic-regression", warnings, iterations, ...linearModel(weights, likelihood) };
  },

  predict: probabilities,

  toOnnx(model, features, graph) {
    const sums = linearSumsToOnnx(model, features, graph);
    return probabilitiesToOnnx(sums, model.intercept.length, graph);
  },

  toPython: ({ C, classWeight, maxIter, tol }) => ({
    imports: ["from sklearn.linear_model import LogisticRegression"],
    expression: pythonCall("LogisticRegression", [
      ["C", pythonFloat(C)],
      ["class_weight", classWeight === "balanced" ? '"balanced"' : null],
      ["max_iter", String(maxIter)],
      ["tol", tol === 1e-4 ? null : pythonFloat(tol)],
    ]),
  }),
};

function probabilities(model: LinearModel, rows: Parameters<typeof linearOutputs>[1]): Float64Array {
  return probabilitiesOf(linearOutputs(model, rows), model.intercept.length);
}

function objective(likelihood: LogLikelihood, scales: Float64Array, C: number): Objective {
  const stride = likelihood.means.length + 1;
  return (x, gradient) => {
    const weights = x.map((u, i) => u * scales[i]!);
    gradient.fill(0);
    const loss = likelihood.evaluate(weights, gradient);
    for (let i = 0; i < weights.length; i++) {
      if (i % stride !== stride - 1) gradient[i]! += weights[i]! / C;
      gradient[i]! *= scales[i]!;
    }
    return loss + penalty(weights, likelihood, C);
  };
}

function penalty(weights: Float64Array, { means }: LogLikelihood, C: number): number {
  const stride = means.length + 1;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if (i % stride !== stride - 1) sum += weights[i]! * weights[i]!;
  return sum / (2 * C);
}

/** 1 / √(bound on the second derivative): a log loss curves by at most ¼ · weight · x² (½ for softmax: near enough). */
function curvatureScales({ nOutputs, squares, totalWeight }: LogLikelihood, C: number): Float64Array {
  const one = [...squares.map((square) => 1 / Math.sqrt(square / 4 + 1 / C)), 2 / Math.sqrt(totalWeight)];
  return Float64Array.from(Array.from({ length: nOutputs }, () => one).flat());
}

/** Weights of 0 and the intercepts that give each class its share. */
function startAtShares(
  design: Design,
  { nOutputs, means }: LogLikelihood,
  classWeight: string,
): Float64Array {
  const stride = means.length + 1;
  const weights = new Float64Array(nOutputs * stride);
  const present = classWeights(design).map((sum) => (classWeight === "balanced" && sum > 0 ? 1 : sum));
  const logs = Array.from(present, (sum) => (sum > 0 ? log(sum) : NEVER));
  if (nOutputs === 1) {
    weights[stride - 1] = logs[1]! - logs[0]!;
    return weights;
  }
  const known = logs.filter((value) => value !== NEVER);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  logs.forEach((value, k) => {
    weights[k * stride + stride - 1] = value === NEVER ? NEVER : value - mean;
  });
  return weights;
}

/** Out of the optimiser's layout, and back from columns less their means. */
function linearModel(weights: Float64Array, { nOutputs, means }: LogLikelihood): LinearModel {
  const p = means.length;
  const coef = new Float64Array(nOutputs * p);
  const intercept = new Float64Array(nOutputs);
  for (let k = 0; k < nOutputs; k++) {
    coef.set(weights.subarray(k * (p + 1), k * (p + 1) + p), k * p);
    intercept[k] = weights[k * (p + 1) + p]!;
    for (let j = 0; j < p; j++) intercept[k]! -= coef[k * p + j]! * means[j]!;
  }
  return { coef, intercept };
}

function meanLogLoss(model: LinearModel, rows: LabelledRows): number | null {
  const outputs = probabilities(model, rows);
  const k = outputs.length / rows.nRows;
  let sum = 0;
  for (let row = 0; row < rows.nRows; row++) sum -= log(Math.max(outputs[row * k + rows.y[row]!]!, 1e-300));
  return rows.nRows === 0 ? null : sum / rows.nRows;
}
