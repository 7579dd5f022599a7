import type { PythonSnippet } from "#core/estimators/estimator.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { pythonCall, pythonFloat } from "#core/estimators/python-text.ts";
import type { Task } from "#core/pipeline/task.ts";

/** scikit-learn has no dropout, and knows the sigmoid as "logistic"; its own early stopping watches accuracy or R². */
export function mlpToPython(params: MlpParams, task: Task): PythonSnippet {
  const settings = [
    ["hidden_layer_sizes", `(${params.hiddenLayers.map((units) => `${units},`).join(" ")})`],
    ["activation", params.activation === "sigmoid" ? '"logistic"' : `"${params.activation}"`],
    ["alpha", pythonFloat(params.alpha)],
    ["batch_size", params.batchSize === null ? null : `${params.batchSize}`],
    ["learning_rate_init", pythonFloat(params.learningRate)],
    ["max_iter", `${params.maxIter}`],
    ["tol", pythonFloat(params.tol)],
    ["n_iter_no_change", `${params.nIterNoChange}`],
    ["early_stopping", params.earlyStopping === "on" ? "True" : null],
    ["validation_fraction", params.earlyStopping === "on" ? pythonFloat(params.validationFraction) : null],
    ["random_state", "0"],
  ] as const;
  if (task !== "regression")
    return {
      imports: ["from sklearn.neural_network import MLPClassifier"],
      expression: pythonCall("MLPClassifier", settings),
    };
  return {
    imports: [
      "from sklearn.compose import TransformedTargetRegressor",
      "from sklearn.neural_network import MLPRegressor",
      "from sklearn.preprocessing import StandardScaler",
    ],
    expression: `TransformedTargetRegressor(${pythonCall("MLPRegressor", settings)}, transformer=StandardScaler())`,
  };
}
