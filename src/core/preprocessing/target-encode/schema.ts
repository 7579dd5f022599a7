import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which categories are encoded: every column of them, or those named here."),
  smoothing: {
    type: "choice",
    label: "Pull to the overall mean",
    help: "How much a category of few rows counts for less than the mean of all rows.",
    default: "auto",
    choices: [
      {
        value: "auto",
        label: "as its spread says",
        help: "The wider a category's answers spread, the less its own mean is believed.",
      },
      {
        value: "fixed",
        label: "by so many rows",
        help: "As if each category had some more rows of the overall mean.",
      },
    ],
  },
  strength: {
    type: "number",
    label: "Rows of the overall mean",
    help: "The more, the nearer categories of few rows come to the overall mean.",
    min: 0,
    max: 10_000,
    default: 10,
    when: { field: "smoothing", is: ["fixed"] },
  },
});

export type TargetEncodeParams = ReturnType<typeof params.parse>;

export const targetEncode: StepSpec<TargetEncodeParams> = {
  id: "target-encode",
  title: "Target encode",
  section: "Encode",
  summary:
    "Turns each category into the mean answer of its training rows; a training row never sees its own answer (cross-fitted).",
  params,
  accepts: ["categorical"],
  shapesAfter: (groups, _, nClasses) =>
    groups.map((group) =>
      group.kind === "categorical"
        ? { ...group, kind: "numeric", count: group.count * (nClasses > 2 ? nClasses : 1) }
        : group,
    ),
  leavesNumbers: true,
  isCrossFitted: true,
  load: async () => (await import("./target-encode.ts")).targetEncodeStep,
};
