import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which categories are encoded: every column of them, or those named here."),
  as: {
    type: "choice",
    label: "Encode as",
    help: "What a category is turned into.",
    default: "share",
    choices: [
      { value: "share", label: "share of the training rows" },
      { value: "count", label: "number of training rows" },
    ],
  },
});

export type FrequencyEncodeParams = ReturnType<typeof params.parse>;

export const frequencyEncode: StepSpec<FrequencyEncodeParams> = {
  id: "frequency-encode",
  title: "Frequency encode",
  section: "Encode",
  summary: "Turns each category into how often it occurs in training: one column, however many categories.",
  params,
  accepts: ["categorical"],
  shapesAfter: (groups) =>
    groups.map((group) => (group.kind === "categorical" ? { ...group, kind: "numeric" } : group)),
  leavesNumbers: true,
  load: async () => (await import("./frequency-encode.ts")).frequencyEncodeStep,
};
