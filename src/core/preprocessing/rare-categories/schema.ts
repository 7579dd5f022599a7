import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField("Whose rare categories are joined: every column of categories, or those named here."),
  minRows: {
    type: "integer",
    label: "Least rows",
    help: "A category with fewer training rows joins “(other)”.",
    min: 1,
    max: 1_000_000,
    default: 10,
    log: true,
  },
  maxCategories: {
    type: "optional-integer",
    label: "Most categories",
    help: "Of more than these the most frequent ones stay, and the rest joins “(other)”.",
    min: 2,
    max: 10_000,
    default: 30,
  },
});

export type RareCategoriesParams = ReturnType<typeof params.parse>;

export const rareCategories: StepSpec<RareCategoriesParams> = {
  id: "rare-categories",
  title: "Join rare categories",
  section: "Encode",
  summary: "Gives categories of few training rows, and those never seen, one name: “(other)”.",
  params,
  accepts: ["categorical"],
  leavesNumbers: true,
  load: async () => (await import("./rare-categories.ts")).rareCategoriesStep,
};
