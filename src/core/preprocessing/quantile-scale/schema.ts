import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are spread by rank: every one, or those named here."),
  output: {
    type: "choice",
    label: "Spread",
    help: "How the training values lie afterwards, whatever shape they had.",
    default: "uniform",
    choices: [
      { value: "uniform", label: "evenly from 0 to 1", help: "The share of training rows below." },
      { value: "normal", label: "as a bell curve", help: "Mean 0, standard deviation 1, at most 5.2 away." },
    ],
  },
  quantiles: {
    type: "integer",
    label: "Quantiles",
    help: "How many places of the training values are learned; between them lines are drawn.",
    min: 2,
    max: 1000,
    default: 1000,
    log: true,
    advanced: true,
  },
});

export type QuantileScaleParams = ReturnType<typeof params.parse>;

export const quantileScale: StepSpec<QuantileScaleParams> = {
  id: "quantile-scale",
  title: "Scale by rank",
  section: "Scale",
  summary:
    "Gives each number its place among the training rows, so that far values and long tails count no more than others.",
  params,
  accepts: ["numeric"],
  load: async () => (await import("./quantile-scale.ts")).quantileScaleStep,
};
