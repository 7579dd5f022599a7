import type { BaselineParams } from "#core/estimators/baseline/schema.ts";
import { classWeights, weightedMean } from "#core/estimators/class-shares.ts";
import type { Estimator, FittedModel } from "#core/estimators/estimator.ts";

export interface FittedBaseline extends FittedModel {
  readonly kind: "baseline";
  /** The answer to every row: a probability for each class, or the mean. */
  readonly answer: Float64Array;
}

export const baselineEstimator: Estimator<BaselineParams, FittedBaseline> = {
  async fit(design, _params, checkpoint) {
    await checkpoint({ iteration: 1, maxIter: 1, trainLoss: null, validationLoss: null });
    if (design.task === "regression")
      return { kind: "baseline", warnings: [], answer: Float64Array.of(weightedMean(design)) };
    const answer = classWeights(design);
    const total = answer.reduce((sum, weight) => sum + weight, 0);
    return { kind: "baseline", warnings: [], answer: answer.map((weight) => weight / total) };
  },

  predict({ answer }, { nRows }) {
    const outputs = new Float64Array(nRows * answer.length);
    for (let row = 0; row < nRows; row++) outputs.set(answer, row * answer.length);
    return outputs;
  },

  toOnnx({ answer }, features, graph) {
    // [N, 1] is made of the shape of the features, not their values: a NaN among them must not spread.
    const shape = graph.node("Shape", [features]);
    const nRows = graph.node("Slice", [
      shape,
      graph.int64s([0], [1]),
      graph.int64s([1], [1]),
      graph.int64s([0], [1]),
    ]);
    const target = graph.node("Concat", [nRows, graph.int64s([answer.length], [1])], {
      attributes: { axis: { int: 0 } },
    });
    return graph.node("Expand", [graph.floats(answer, [1, answer.length]), target]);
  },

  toPython(_params, task) {
    return task === "regression"
      ? {
          imports: ["from sklearn.dummy import DummyRegressor"],
          expression: 'DummyRegressor(strategy="mean")',
        }
      : {
          imports: ["from sklearn.dummy import DummyClassifier"],
          expression: 'DummyClassifier(strategy="prior")',
        };
  },
};
