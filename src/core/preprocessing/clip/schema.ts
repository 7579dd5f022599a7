import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are clipped: every one, or those named here."),
  reach: {
    type: "number",
    label: "Reach",
    help: "How many quartile ranges beyond the quartiles a value may lie; what lies further is moved to that bound.",
    min: 0.5,
    max: 100,
    default: 3,
    log: true,
  },
});

export type ClipParams = ReturnType<typeof params.parse>;

export const clip: StepSpec<ClipParams> = {
  id: "clip",
  title: "Clip far values",
  summary:
    "Moves numbers far outside the quartiles of the training rows to a bound, so that no few of them rule.",
  params,
  accepts: ["numeric"],
  load: async () => (await import("./clip.ts")).clipStep,
};
