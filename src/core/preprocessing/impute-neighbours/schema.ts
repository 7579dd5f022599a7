import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import { filledShapes } from "#core/preprocessing/filled-shapes.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField(
    "Which numbers are compared and filled: every one, or those named here. Scale them first, or the widest rules.",
  ),
  neighbours: {
    type: "integer",
    label: "Rows asked",
    help: "A gap becomes the mean of so many of the most similar training rows that have a value there.",
    min: 1,
    max: 50,
    default: 5,
  },
  weights: {
    type: "choice",
    label: "Rows count",
    help: "How much each of the similar rows has to say.",
    default: "uniform",
    choices: [
      { value: "uniform", label: "all alike" },
      { value: "distance", label: "more, the nearer they are", help: "By one over their distance." },
    ],
  },
  rows: {
    type: "integer",
    label: "Rows remembered",
    help: "Among so many training rows, spread evenly, similar ones are sought. The time of a fill, and the model, grow with it.",
    min: 10,
    max: 5000,
    default: 1000,
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

export type ImputeNeighboursParams = ReturnType<typeof params.parse>;

export const imputeNeighbours: StepSpec<ImputeNeighboursParams> = {
  id: "impute-neighbours",
  title: "Fill from similar rows",
  section: "Missing values",
  summary: "Fills a missing number with the mean of the training rows that are most like its own row.",
  params,
  accepts: ["numeric"],
  shapesAfter: filledShapes,
  // Each row with a gap is compared with every row remembered, column by column.
  flops(nRows, groups, { columns, rows }) {
    const compared = groups.filter(
      ({ kind, name }) => kind === "numeric" && (columns === null || columns.includes(name)),
    );
    const width = compared.reduce((sum, { count }) => sum + count, 0);
    const gaps = compared.reduce((sum, { missing, count }) => sum + missing * count, 0);
    return Math.min(nRows, gaps) * Math.min(nRows, rows) * width;
  },
  leavesNumbers: true,
  load: async () => (await import("./impute-neighbours.ts")).imputeNeighboursStep,
};
