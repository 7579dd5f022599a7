import { columnsOfTexts } from "#core/preprocessing/columns-of-texts.ts";
import { textColumnsOf } from "#core/preprocessing/free-text.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { drawColumnsOf } from "#core/preprocessing/split-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import type { TextCountsParams } from "#core/preprocessing/text-counts/schema.ts";
import {
  inverseFrequency,
  termWeights,
  type Weighing,
} from "#core/preprocessing/text-counts/term-weights.ts";
import { drawTermWeights } from "#core/preprocessing/text-counts/text-counts-onnx.ts";
import { textCountsToPython } from "#core/preprocessing/text-counts/text-counts-python.ts";
import { learnVocabulary, type Vocabulary } from "#core/preprocessing/text-counts/vocabulary.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";

interface FittedText extends Weighing, Omit<Vocabulary, "terms"> {
  readonly name: string;
  readonly terms: readonly string[];
  /** Names of the columns made, one a term. */
  readonly outputs: readonly string[];
}

export interface FittedTextCounts {
  readonly columns: readonly FittedText[];
}

/** scikit-learn's CountVectorizer or TfidfVectorizer, a column at a time. A missing text has no word. */
export const textCountsStep: Step<TextCountsParams, FittedTextCounts> = {
  fit(frame, params) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      columns: textColumnsOf(frame, params.columns).map((column): FittedText => {
        const { name } = column;
        const { terms, ...cut } = learnVocabulary(column, params);
        const isWeighed = params.weigh === "tfidf";
        return {
          name,
          ...cut,
          terms: terms.map(({ term }) => term),
          outputs: terms.map(({ term }) => unique(`${name}: “${term}”`)),
          idf: isWeighed ? terms.map(({ nRows }) => inverseFrequency(frame.nRows, nRows)) : null,
          longest: params.longest,
          sublinear: isWeighed && params.sublinear,
          normalise: isWeighed && params.normalise,
        };
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, (fitted, column) => {
      const places = new Map(fitted.terms.map((term, place) => [term, place]));
      return columnsOfTexts(column, fitted.outputs, (text) => termWeights(text, places, fitted));
    }),

  notes: ({ columns }) =>
    columns.map((fitted) => ({
      column: fitted.name,
      sentence: `${fitted.name}: ${fitted.terms.length} of ${fitted.found} words ${fitted.longest > 1 ? "and runs of words " : ""}have a column${cutWords(fitted)}`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, (fitted, { tensor }) =>
      fitted.terms.length === 0
        ? []
        : drawColumnsOf(drawTermWeights(tensor, fitted.terms, fitted, graph), fitted.outputs, graph),
    ),

  toPython: textCountsToPython,
};

/** What was cut, and why. */
function cutWords({ tooRare, tooCommon, beyond }: FittedText): string {
  const reasons = [
    [tooRare, "in too few rows"],
    [tooCommon, "in too many rows"],
    [beyond, "beyond the most columns"],
  ] as const;
  const cut = reasons.flatMap(([n, why]) => (n > 0 ? [`${n} ${why}`] : []));
  return cut.length === 0 ? "" : `; cut: ${cut.join(", ")}`;
}
