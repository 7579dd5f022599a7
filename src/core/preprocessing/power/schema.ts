import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are bent: every one, or those named here."),
});

export type PowerParams = ReturnType<typeof params.parse>;

export const power: StepSpec<PowerParams> = {
  id: "power",
  title: "Even out long tails",
  section: "Far values and shapes",
  summary:
    "Bends each column by a power learned from training rows (Yeo-Johnson), as a logarithm would, for negative numbers too.",
  params,
  accepts: ["numeric"],
  load: async () => (await import("./power.ts")).powerStep,
};
