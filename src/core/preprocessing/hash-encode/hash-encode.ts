import { pythonBool } from "#core/export/python/python-literal.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { columnsOfTexts } from "#core/preprocessing/columns-of-texts.ts";
import { drawHashedWords, hashedWord } from "#core/preprocessing/hash-buckets.ts";
import type { HashEncodeParams } from "#core/preprocessing/hash-encode/schema.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { drawColumnsOf } from "#core/preprocessing/split-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";

/** Nothing is learned from the values: only which columns there are, and what their buckets are called. */
export interface FittedHashEncode {
  readonly columns: readonly { readonly name: string; readonly buckets: readonly string[] }[];
  readonly signed: boolean;
}

/** scikit-learn's FeatureHasher, a column at a time, each category one string. What is missing is 0 in every bucket. */
export const hashEncodeStep: Step<HashEncodeParams, FittedHashEncode> = {
  fit(frame, { columns, buckets, signed }) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      signed,
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "categorical" || !isChosen(column, columns)) return [];
        const names = Array.from({ length: buckets }, (_, bucket) =>
          unique(`${column.name}: hash ${bucket + 1} of ${buckets}`),
        );
        return [{ name: column.name, buckets: names }];
      }),
    };
  },

  transform: ({ columns, signed }, frame) =>
    replaceColumns(frame, columns, ({ buckets }, column) =>
      columnsOfTexts(column, buckets, (category) => {
        const { bucket, sign } = hashedWord(category, buckets.length, signed);
        return [[bucket, sign]];
      }),
    ),

  notes: ({ columns }) =>
    columns.map(({ name, buckets }) => ({
      column: name,
      sentence: `${name}: each category has its place among ${buckets.length} columns by the hash of its text`,
    })),

  toOnnx: ({ columns, signed }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ buckets }, { tensor }) => {
      const every = buckets.map((_, bucket) => bucket);
      const { bucket, sign } = drawHashedWords(tensor, every.length, signed, graph);
      // The empty string is a missing value, and its hash is 0, as that of hardly anything else: so it is asked by name.
      const isThere = graph.node("LabelEncoder", [tensor], {
        domain: "ai.onnx.ml",
        attributes: {
          keys_strings: { strings: [""] },
          values_int64s: { ints: [0] },
          default_int64: { int: 1 },
        },
      });
      const isIts = graph.node("Equal", [bucket, graph.int64s(every, [1, every.length])]);
      const counted = graph.node("Mul", [sign, isThere]);
      const counts = graph.node("Where", [isIts, counted, graph.int64s([0], [])]);
      const floats = graph.node("Cast", [counts], { attributes: { to: { int: 1 } } });
      return drawColumnsOf(floats, buckets, graph);
    }),

  toPython: ({ columns, buckets, signed }) => ({
    imports: [
      "import pandas as pd",
      "from sklearn.base import BaseEstimator, TransformerMixin",
      "from sklearn.feature_extraction import FeatureHasher",
    ],
    definitions: [
      tableTransformer({
        name: "HashCategories",
        says: "Deal categories to a fixed number of columns by their hash.",
        settings: ["buckets=16", "signed=True"],
        dtype: "exclude",
        fit: ["self.names_ = list(chosen.columns)"],
        transform: [
          'hasher = FeatureHasher(self.buckets, input_type="string", alternate_sign=self.signed)',
          "for name in self.names_:",
          "    words = [[] if pd.isna(value) else [str(value)] for value in frame[name]]",
          "    made = hasher.transform(words).toarray()",
          "    at = frame.columns.get_loc(name)",
          "    frame = frame.drop(columns=name)",
          "    for bucket in range(self.buckets):",
          '        frame.insert(at + bucket, f"{name}: hash {bucket + 1} of {self.buckets}", made[:, bucket])',
        ],
      }),
    ],
    expression: `HashCategories(columns=${pythonColumns(columns)}, buckets=${buckets}, signed=${pythonBool(signed)})`,
  }),
};
