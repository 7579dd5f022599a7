import { defineParams } from "#core/estimators/params.ts";
import { columnsField } from "#core/preprocessing/chosen-columns.ts";
import { widenedTexts } from "#core/preprocessing/text-shapes.ts";
import type { StepSpec } from "#core/preprocessing/step.ts";

const params = defineParams({
  columns: columnsField(
    "Which texts are read: every column that reads like free text (most values differ and have blanks), or those named here.",
  ),
  weigh: {
    type: "choice",
    label: "A word counts",
    help: "What stands in a word's column.",
    default: "tfidf",
    choices: [
      {
        value: "tfidf",
        label: "the more, the fewer rows have it",
        help: "TF-IDF: how often the text has the word, times how rare the word is among training rows.",
      },
      { value: "counts", label: "as often as it occurs", help: "How often the text has the word." },
    ],
  },
  longest: {
    type: "integer",
    label: "Words in a row, up to",
    help: "With 2 or 3, pairs and triples of words that follow each other are counted as well.",
    min: 1,
    max: 3,
    default: 1,
  },
  maxFeatures: {
    type: "integer",
    label: "Most columns for one",
    help: "The words that occur most often have a column; the others are not counted.",
    min: 1,
    max: 1000,
    default: 100,
  },
  minRows: {
    type: "integer",
    label: "In at least so many rows",
    help: "A word of fewer training rows has no column.",
    min: 1,
    max: 10_000,
    default: 2,
  },
  maxShare: {
    type: "number",
    label: "In at most this share of rows",
    help: "A word of more training rows says little, as “the” does, and has no column.",
    min: 0.01,
    max: 1,
    default: 1,
  },
  sublinear: {
    type: "switch",
    label: "Repetition counts for less",
    help: "A word that a text has n times counts 1 + ln n instead of n.",
    default: false,
    when: { field: "weigh", is: ["tfidf"] },
  },
  normalise: {
    type: "switch",
    label: "Long texts count as short ones",
    help: "The squares of a text's numbers add up to 1.",
    default: true,
    when: { field: "weigh", is: ["tfidf"] },
  },
});

export type TextCountsParams = ReturnType<typeof params.parse>;

export const textCounts: StepSpec<TextCountsParams> = {
  id: "text-counts",
  title: "Count words",
  section: "Text",
  summary:
    "Turns texts into a column for each frequent word, plain counts or TF-IDF; words are learned from training rows only.",
  params,
  accepts: ["categorical"],
  readsText: true,
  shapesAfter: (groups, { columns, maxFeatures }) => widenedTexts(groups, columns, maxFeatures),
  leavesNumbers: true,
  load: async () => (await import("./text-counts.ts")).textCountsStep,
};
