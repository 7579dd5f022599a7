import { defineParams } from "#core/estimators/params.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  method: {
    type: "choice",
    label: "Scale to",
    help: "Which centre is taken off and which spread is divided by. Columns of one value only lose their centre.",
    default: "standard",
    choices: [
      { value: "standard", label: "mean 0, standard deviation 1" },
      { value: "robust", label: "median 0, quartile range 1", help: "Hardly moved by outliers." },
      { value: "min-max", label: "0 to 1" },
      { value: "max-abs", label: "greatest size 1", help: "Zeros stay zero." },
    ],
  },
});

export type ScaleParams = ReturnType<typeof params.parse>;

export const scale: StepSpec<ScaleParams> = {
  id: "scale",
  title: "Scale",
  section: "Scale",
  summary: "Brings numeric columns to one scale, so that none counts for more because of its unit.",
  params,
  accepts: ["numeric"],
  load: async () => (await import("./scale.ts")).scaleStep,
};
