import { defineParams } from "#core/estimators/params.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  numeric: {
    type: "choice",
    label: "Fill numbers with",
    help: "What stands in for a missing number, computed from training rows only.",
    default: "median",
    choices: [
      { value: "median", label: "the median", help: "Hardly moved by outliers." },
      { value: "mean", label: "the mean" },
      { value: "most-frequent", label: "the most frequent value" },
      { value: "constant", label: "a fixed value" },
    ],
  },
  fillValue: {
    type: "number",
    label: "Fixed value",
    help: "Used for numbers when they are filled with a fixed value.",
    min: -1e30,
    max: 1e30,
    default: 0,
    advanced: true,
  },
  categorical: {
    type: "choice",
    label: "Fill categories with",
    help: "What stands in for a missing category.",
    default: "as-category",
    choices: [
      {
        value: "as-category",
        label: "a category of its own",
        help: "Being missing may itself say something.",
      },
      { value: "most-frequent", label: "the most frequent category" },
    ],
  },
  addIndicator: {
    type: "switch",
    label: "Say what was missing",
    help: "Adds a 0/1 column beside each number that had missing values in training.",
    default: false,
  },
});

export type ImputeParams = ReturnType<typeof params.parse>;

export const impute: StepSpec<ImputeParams> = {
  id: "impute",
  title: "Fill missing values",
  section: "Missing values",
  summary: "Fills missing numbers and categories with values learned from training rows.",
  params,
  accepts: ["numeric", "categorical"],
  shapesAfter: (groups, { addIndicator, categorical }) =>
    groups.map((group) => {
      if (group.kind === "datetime" || group.missing === 0) return group;
      if (group.kind === "numeric")
        return { ...group, missing: 0, count: group.count * (addIndicator ? 2 : 1) };
      return { ...group, missing: 0, distinct: group.distinct + (categorical === "as-category" ? 1 : 0) };
    }),
  leavesNumbers: true,
  load: async () => (await import("./impute.ts")).imputeStep,
};
