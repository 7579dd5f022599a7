import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import { filledShapes } from "#core/preprocessing/filled-shapes.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  by: {
    type: "columns",
    label: "Groups",
    help: "Rows that are alike in all of these columns are a group. Numbers of few values make groups, too.",
    every: "every column of categories",
    none: "No column is named: every gap takes the value of all rows.",
    default: null,
  },
  columns: columnsField("Which numbers are filled: every one that makes no group, or those named here."),
  numeric: {
    type: "choice",
    label: "Fill with",
    help: "What stands in for a missing number, of the training rows of its group.",
    default: "median",
    choices: [
      { value: "median", label: "the group's median", help: "Hardly moved by outliers." },
      { value: "mean", label: "the group's mean" },
      { value: "most-frequent", label: "the group's most frequent value" },
    ],
  },
  leastRows: {
    type: "integer",
    label: "Least rows",
    help: "A group of fewer training rows, or one never seen, takes the value of all rows.",
    min: 1,
    max: 1_000_000,
    default: 5,
    log: true,
  },
  addIndicator: {
    type: "switch",
    label: "Say what was missing",
    help: "Adds a 0/1 column beside each number that had missing values in training.",
    default: false,
  },
});

export type ImputeGroupsParams = ReturnType<typeof params.parse>;

export const imputeGroups: StepSpec<ImputeGroupsParams> = {
  id: "impute-groups",
  title: "Fill by group",
  section: "Missing values",
  summary:
    "Fills a missing number with the median, mean or most frequent value of the rows of its own group.",
  params,
  accepts: ["numeric", "categorical"],
  shapesAfter: filledShapes,
  leavesNumbers: true,
  load: async () => (await import("./impute-groups.ts")).imputeGroupsStep,
};
