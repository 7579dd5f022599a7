import type { OnnxGraph } from "#core/export/onnx/graph.ts";
import { pythonBool } from "#core/export/python/python-literal.ts";
import { columnsOfTexts, type PlacedNumber } from "#core/preprocessing/columns-of-texts.ts";
import { chosenTextsInPython, textColumnsOf } from "#core/preprocessing/free-text.ts";
import { drawHashedWords, hashedWord } from "#core/preprocessing/hash-buckets.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { drawColumnsOf } from "#core/preprocessing/split-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import type { TextHashParams } from "#core/preprocessing/text-hash/schema.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { drawUnitLength, toUnitLength } from "#core/preprocessing/unit-length.ts";
import { drawIsFound, drawWords, wordsOf } from "#core/preprocessing/word-tokens.ts";

/** Nothing is learned from the values but which columns are texts. */
export interface FittedTextHash {
  readonly columns: readonly { readonly name: string; readonly buckets: readonly string[] }[];
  readonly signed: boolean;
  readonly normalise: boolean;
}

/** scikit-learn's HashingVectorizer, a column at a time. A missing text has no word. */
export const textHashStep: Step<TextHashParams, FittedTextHash> = {
  fit(frame, { columns, buckets, signed, normalise }) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      signed,
      normalise,
      columns: textColumnsOf(frame, columns).map(({ name }) => ({
        name,
        buckets: Array.from({ length: buckets }, (_, bucket) =>
          unique(`${name}: words, hash ${bucket + 1} of ${buckets}`),
        ),
      })),
    };
  },

  transform: ({ columns, signed, normalise }, frame) =>
    replaceColumns(frame, columns, ({ buckets }, column) =>
      columnsOfTexts(column, buckets, (text) => {
        const counts = wordCounts(text, buckets.length, signed);
        return normalise ? toUnitLength(counts) : counts;
      }),
    ),

  notes: ({ columns }) =>
    columns.map(({ name, buckets }) => ({
      column: name,
      sentence: `${name}: words are counted in ${buckets.length} columns by their hash`,
    })),

  toOnnx: ({ columns, signed, normalise }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ buckets }, { tensor }) => {
      const counts = drawWordCounts(tensor, buckets.length, signed, graph);
      const cast = (own: string, to: number) =>
        graph.node("Cast", [own], { attributes: { to: { int: to } } });
      const made = normalise ? cast(drawUnitLength(cast(counts, 11), graph), 1) : counts;
      return drawColumnsOf(made, buckets, graph);
    }),

  toPython: ({ columns, buckets, signed, normalise }) => ({
    imports: [
      "from sklearn.base import BaseEstimator, TransformerMixin",
      "from sklearn.feature_extraction.text import HashingVectorizer",
    ],
    definitions: [
      tableTransformer({
        name: "HashWords",
        says: "Count the words of texts in a fixed number of columns by their hash.",
        settings: ["vectorizer=None"],
        dtype: "exclude",
        fit: [...chosenTextsInPython, "self.names_ = list(chosen.columns)"],
        transform: [
          "for name in self.names_:",
          '    made = self.vectorizer.transform(frame[name].fillna("").astype(str)).toarray()',
          "    at, n = frame.columns.get_loc(name), made.shape[1]",
          "    frame = frame.drop(columns=name)",
          "    for bucket in range(n):",
          '        frame.insert(at + bucket, f"{name}: words, hash {bucket + 1} of {n}", made[:, bucket])',
        ],
      }),
    ],
    expression: `HashWords(columns=${pythonColumns(columns)}, vectorizer=HashingVectorizer(n_features=${buckets}, alternate_sign=${pythonBool(signed)}, norm=${normalise ? '"l2"' : "None"}))`,
  }),
};

/** How often words of each bucket stand in a text, up less down. */
function wordCounts(text: string, nBuckets: number, signed: boolean): readonly PlacedNumber[] {
  const counts = new Map<number, number>();
  for (const word of wordsOf(text)) {
    const { bucket, sign } = hashedWord(word, nBuckets, signed);
    counts.set(bucket, (counts.get(bucket) ?? 0) + sign);
  }
  return [...counts];
}

/** The same as floats [N, nBuckets]: each word is a number, those that count down as many further on, and numbers are counted. */
function drawWordCounts(texts: string, nBuckets: number, signed: boolean, graph: OnnxGraph): string {
  const words = drawWords(texts, graph);
  const { bucket, sign } = drawHashedWords(words, nBuckets, signed, graph);
  const isDown = graph.node("Less", [sign, graph.int64s([0], [])]);
  const down = graph.node("Add", [bucket, graph.int64s([nBuckets], [])]);
  const isWord = graph.node("Greater", [drawIsFound(words, graph), graph.floats([0], [])]);
  const place = graph.node("Where", [isDown, down, bucket]);
  const numbers = graph.node("Where", [isWord, place, graph.int64s([-1], [])]);
  const every = Array.from({ length: 2 * nBuckets }, (_, i) => i);
  const counts = graph.node("TfIdfVectorizer", [numbers], {
    attributes: {
      mode: { string: "TF" },
      min_gram_length: { int: 1 },
      max_gram_length: { int: 1 },
      max_skip_count: { int: 0 },
      ngram_counts: { ints: [0] },
      ngram_indexes: { ints: every },
      pool_int64s: { ints: every },
    },
  });
  const [ups, downs] = graph.nodes("Split", [counts, graph.int64s([nBuckets, nBuckets], [2])], {
    attributes: { axis: { int: 1 } },
    outputs: 2,
  });
  return graph.node("Sub", [ups!, downs!]);
}
