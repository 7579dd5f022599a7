import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { defineParams, type ParamsOf } from "#core/estimators/params.ts";

const params = defineParams({});
export type BaselineParams = ParamsOf<typeof params.fields & Record<never, never>>;

export const baseline: EstimatorSpec<BaselineParams> = {
  id: "baseline",
  title: "Baseline",
  summary: "Answers every row alike, with the shares of the classes or the mean: what any model must beat.",
  tasks: ["binary", "multiclass", "regression"],
  recipe: "tree",
  baseline: true,
  params,
  validationFraction: () => 0,
  load: async () => (await import("#core/estimators/baseline/baseline.ts")).baselineEstimator,
};
