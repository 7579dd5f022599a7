import { defineParams } from "#core/estimators/params.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  maxCategories: {
    type: "optional-integer",
    label: "Most columns for one",
    help: "A column with more categories keeps its most frequent ones; the rest share the column “(other)”.",
    min: 2,
    max: 10_000,
    default: 60,
  },
});

export type OneHotParams = ReturnType<typeof params.parse>;

export const oneHot: StepSpec<OneHotParams> = {
  id: "one-hot",
  title: "One-hot encode",
  section: "Encode",
  summary: "Turns each category into a 0/1 column of its own, so that linear models and nets can use it.",
  params,
  accepts: ["categorical"],
  shapesAfter: (groups, { maxCategories }) =>
    groups.map((group) => {
      if (group.kind !== "categorical") return group;
      const levels = group.distinct + (group.missing > 0 ? 1 : 0);
      const each = maxCategories === null ? levels : Math.min(levels, maxCategories + 1);
      return { ...group, kind: "numeric", count: group.count * each };
    }),
  leavesNumbers: true,
  load: async () => (await import("./one-hot.ts")).oneHotStep,
};
