import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import type { Task } from "#core/pipeline/task.ts";

/** scikit-learn has no dropout, and knows the sigmoid as "logistic"; its own early stopping watches accuracy or R². */
export function mlpToPython(params: MlpParams, task: Task): PythonSnippet {
  const settings = [
    `hidden_layer_sizes=(${params.hiddenLayers.map((units) => `${units},`).join(" ")})`,
    `activation="${params.activation === "sigmoid" ? "logistic" : params.activation}"`,
    `alpha=${params.alpha}`,
    `batch_size=${params.batchSize ?? '"auto"'}`,
    `learning_rate_init=${params.learningRate}`,
    `max_iter=${params.maxIter}`,
    `tol=${params.tol}`,
    `n_iter_no_change=${params.nIterNoChange}`,
    `early_stopping=${params.earlyStopping === "on" ? "True" : "False"}`,
    `validation_fraction=${params.validationFraction}`,
    "random_state=0",
  ].join(", ");
  if (task !== "regression")
    return {
      imports: ["from sklearn.neural_network import MLPClassifier"],
      expression: `MLPClassifier(${settings})`,
    };
  return {
    imports: [
      "from sklearn.compose import TransformedTargetRegressor",
      "from sklearn.neural_network import MLPRegressor",
      "from sklearn.preprocessing import StandardScaler",
    ],
    expression: `TransformedTargetRegressor(MLPRegressor(${settings}), transformer=StandardScaler())`,
  };
}
