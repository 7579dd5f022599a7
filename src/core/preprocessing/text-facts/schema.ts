import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import { textFacts as facts } from "#core/preprocessing/text-facts/facts.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";
import { widenedTexts } from "#core/preprocessing/text-shapes.ts";

const params = defineParams({
  columns: columnsField(
    "Which texts are measured: every column that reads like free text (most values differ and have blanks), or those named here.",
  ),
  keep: {
    type: "switch",
    label: "Keep the text",
    help: "Leaves the text there too, for a step after this one that counts its words.",
    default: false,
  },
});

export type TextFactsParams = ReturnType<typeof params.parse>;

export const textFacts: StepSpec<TextFactsParams> = {
  id: "text-facts",
  title: "Measure texts",
  section: "Text",
  summary:
    "Says how long a text is and what it is made of: characters, words, digits, share of capitals, punctuation, web and e-mail addresses.",
  params,
  accepts: ["categorical"],
  readsText: true,
  shapesAfter: (groups, { columns, keep }) => [
    ...widenedTexts(groups, columns, facts.length),
    ...(keep ? groups.filter(({ kind }) => kind === "categorical") : []),
  ],
  leavesNumbers: true,
  load: async () => (await import("./text-facts.ts")).textFactsStep,
};
