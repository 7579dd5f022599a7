import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Which numbers are clipped: every one, or those named here."),
  method: {
    type: "choice",
    label: "Far is",
    help: "How the bounds are learned from training rows.",
    default: "quartiles",
    choices: [
      {
        value: "quartiles",
        label: "beyond the quartiles",
        help: "Tukey's fences: hardly moved by outliers.",
      },
      { value: "deviations", label: "beyond standard deviations from the mean" },
      { value: "tails", label: "the outermost rows", help: "A share of the rows at each end (winsorising)." },
    ],
  },
  reach: {
    type: "number",
    label: "Reach",
    help: "How many quartile ranges beyond the quartiles, or standard deviations from the mean, a value may lie; what lies further is moved to that bound.",
    min: 0.5,
    max: 100,
    default: 3,
    log: true,
    when: { field: "method", is: ["quartiles", "deviations"] },
  },
  tail: {
    type: "number",
    label: "Share at each end",
    help: "0.01 moves the lowest and the highest hundredth of the rows to the value that bounds them.",
    min: 0.0001,
    max: 0.4,
    default: 0.01,
    log: true,
    when: { field: "method", is: ["tails"] },
  },
  addIndicator: {
    type: "switch",
    label: "Say what was far",
    help: "Adds a 0/1 column beside each number of which training rows lay too far.",
    default: false,
  },
});

export type ClipParams = ReturnType<typeof params.parse>;

export const clip: StepSpec<ClipParams> = {
  id: "clip",
  title: "Clip far values",
  section: "Far values and shapes",
  summary: "Moves numbers far outside what training rows are like to a bound, so that no few of them rule.",
  params,
  accepts: ["numeric"],
  shapesAfter: (groups, { addIndicator, columns }) =>
    groups.map((group) =>
      addIndicator && group.kind === "numeric" && (columns === null || columns.includes(group.name))
        ? { ...group, count: 2 * group.count }
        : group,
    ),
  load: async () => (await import("./clip.ts")).clipStep,
};
