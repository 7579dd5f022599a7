import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";
import { widenedTexts } from "#core/preprocessing/text-shapes.ts";

const params = defineParams({
  columns: columnsField(
    "Which texts are read: every column that reads like free text (most values differ and have blanks), or those named here.",
  ),
  buckets: {
    type: "integer",
    label: "Columns for one",
    help: "The more, the fewer words share a column by chance.",
    min: 2,
    max: 512,
    default: 64,
  },
  signed: {
    type: "switch",
    label: "Count up or down",
    help: "Half of the words count down in their column, so that words which share it cancel out instead of adding up.",
    default: true,
  },
  normalise: {
    type: "switch",
    label: "Long texts count as short ones",
    help: "The squares of a text's numbers add up to 1.",
    default: true,
  },
});

export type TextHashParams = ReturnType<typeof params.parse>;

export const textHash: StepSpec<TextHashParams> = {
  id: "text-hash",
  title: "Hash words",
  section: "Text",
  summary:
    "Counts the words of texts in a fixed number of columns, by a hash of the word: nothing is learned, and new words have a place too.",
  params,
  accepts: ["categorical"],
  readsText: true,
  shapesAfter: (groups, { columns, buckets }) => widenedTexts(groups, columns, buckets),
  leavesNumbers: true,
  load: async () => (await import("./text-hash.ts")).textHashStep,
};
