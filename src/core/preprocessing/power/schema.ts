import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are bent: every one, or those named here."),
  method: {
    type: "choice",
    label: "Curve",
    help: "Which family of curves the power is taken from.",
    default: "yeo-johnson",
    choices: [
      { value: "yeo-johnson", label: "for numbers of any sign (Yeo-Johnson)" },
      {
        value: "box-cox",
        label: "for numbers above 0 (Box-Cox)",
        help: "Columns with a training value of 0 or less are left as they are, and named.",
      },
    ],
  },
});

export type PowerParams = ReturnType<typeof params.parse>;

export const power: StepSpec<PowerParams> = {
  id: "power",
  title: "Even out long tails",
  section: "Far values and shapes",
  summary:
    "Bends each column by a power learned from training rows, as a logarithm would; for negative numbers too (Yeo-Johnson).",
  params,
  accepts: ["numeric"],
  load: async () => (await import("./power.ts")).powerStep,
};
