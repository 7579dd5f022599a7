import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are cut: every one, or those named here."),
  strategy: {
    type: "choice",
    label: "Cut",
    help: "Where the bounds between bins lie, learned from training rows.",
    default: "quantile",
    choices: [
      { value: "quantile", label: "into bins of equally many rows" },
      { value: "uniform", label: "into bins of equal width" },
      {
        value: "mdl",
        label: "where answers change",
        help: "As many bins as pay for themselves (Fayyad and Irani); a number to predict is first cut into quarters.",
      },
    ],
  },
  bins: {
    type: "integer",
    label: "Bins",
    help: "Into how many bins at most; equal bounds are one.",
    min: 2,
    max: 100,
    default: 5,
    when: { field: "strategy", is: ["quantile", "uniform"] },
  },
});

export type BinParams = ReturnType<typeof params.parse>;

export const bin: StepSpec<BinParams> = {
  id: "bin",
  title: "Cut into bins",
  section: "Far values and shapes",
  summary:
    "Turns numbers into categories such as “3 to 7”, so that a model may treat each stretch by itself.",
  params,
  accepts: ["numeric"],
  shapesAfter: (groups, { bins, columns }) =>
    groups.map((group) =>
      group.kind === "numeric" && (columns === null || columns.includes(group.name))
        ? { ...group, kind: "categorical", distinct: bins }
        : group,
    ),
  load: async () => (await import("./bin.ts")).binStep,
};
