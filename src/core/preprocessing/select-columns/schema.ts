import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { FittedSelectColumns } from "#core/preprocessing/select-columns/select-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which columns compete: every one, or those named here; the others stay."),
  method: {
    type: "choice",
    label: "Keep",
    help: "How columns are ranked, on training rows only.",
    default: "mutual-information",
    choices: [
      {
        value: "mutual-information",
        label: "what says most about the answer",
        help: "Mutual information of column and answer, numbers cut into bins: finds bends, too.",
      },
      {
        value: "mrmr",
        label: "what says most that others do not",
        help: "Most relevant and least redundant, chosen one after the other.",
      },
      {
        value: "f-test",
        label: "what moves with the answer",
        help: "F of an analysis of variance, or of a straight line. Numbers only.",
      },
      {
        value: "chi2",
        label: "what counts differently by class",
        help: "Chi-square of sums against those that the classes' shares lead to. Counts and 0/1 columns of a class target; others stay.",
      },
      {
        value: "random-probe",
        label: "what beats shuffled columns",
        help: "Keeps columns that say more than the best shuffled copy of any column.",
      },
      {
        value: "correlation",
        label: "one of columns that say the same",
        help: "Of numbers that correlate strongly the first stays.",
      },
      {
        value: "variance",
        label: "what varies",
        help: "Takes away numbers whose variance is no greater than a bound.",
      },
    ],
  },
  keep: {
    type: "integer",
    label: "Columns to keep",
    help: "At most so many of the competing columns stay.",
    min: 1,
    max: 10_000,
    default: 20,
    log: true,
    when: { field: "method", is: ["mutual-information", "mrmr", "f-test", "chi2"] },
  },
  correlation: {
    type: "number",
    label: "Correlation",
    help: "Of two columns that correlate more than this, in size, the later goes.",
    min: 0.5,
    max: 1,
    default: 0.95,
    when: { field: "method", is: ["correlation"] },
  },
  variance: {
    type: "number",
    label: "Variance",
    help: "Columns of no greater variance go; at 0 those of one value.",
    min: 0,
    max: 1e6,
    default: 0,
    when: { field: "method", is: ["variance"] },
  },
});

export type SelectColumnsParams = ReturnType<typeof params.parse>;

export const selectColumns: StepSpec<SelectColumnsParams> = {
  id: "select-columns",
  title: "Select columns",
  section: "Select",
  summary: "Keeps the columns that say something, judged on training rows only, and takes the others away.",
  params,
  accepts: ["numeric", "ordinal", "categorical"],
  selectionOf: (fitted) => {
    const { kept, dropped } = fitted as FittedSelectColumns;
    return { kept: kept.map(({ name }) => name), dropped };
  },
  load: async () => (await import("./select-columns.ts")).selectColumnsStep,
};
