import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import { filledShapes } from "#core/preprocessing/filled-shapes.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are filled from each other: every one, or those named here."),
  rounds: {
    type: "integer",
    label: "Rounds",
    help: "How often each column is filled anew from the others, which were filled themselves. The model grows with it.",
    min: 1,
    max: 10,
    default: 5,
  },
  strength: {
    type: "number",
    label: "Caution",
    help: "The greater, the nearer a fill stays to the mean of its column (the penalty of the ridge regression).",
    min: 0.001,
    max: 100_000,
    default: 1,
    log: true,
    advanced: true,
  },
  addIndicator: {
    type: "switch",
    label: "Say what was missing",
    help: "Adds a 0/1 column beside each number that had missing values in training.",
    default: false,
  },
});

export type ImputeIterativeParams = ReturnType<typeof params.parse>;

export const imputeIterative: StepSpec<ImputeIterativeParams> = {
  id: "impute-iterative",
  title: "Fill from other columns",
  section: "Missing values",
  summary:
    "Fills a missing number with what the row's other numbers let expect, by straight lines, round by round.",
  params,
  accepts: ["numeric"],
  shapesAfter: filledShapes,
  leavesNumbers: true,
  load: async () => (await import("./impute-iterative.ts")).imputeIterativeStep,
};
