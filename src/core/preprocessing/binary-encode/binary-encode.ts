import type { BinaryEncodeParams } from "#core/preprocessing/binary-encode/schema.ts";
import { occurringCategories } from "#core/preprocessing/category-codes.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { drawNumberOfLevel, type LevelNumbers, numbersOfLevels } from "#core/preprocessing/level-numbers.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";

export interface FittedBinaryEncode {
  readonly columns: readonly {
    readonly name: string;
    /** Those that occur in training, `sortLabels` order: numbered from 1. */
    readonly categories: readonly string[];
    /** Names of the bits' columns, the most significant first. */
    readonly bits: readonly string[];
  }[];
}

/** As category_encoders' BinaryEncoder, in the order of labels: what is missing or was never seen is 0 in every bit. */
export const binaryEncodeStep: Step<BinaryEncodeParams, FittedBinaryEncode> = {
  fit(frame, { columns }) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "categorical" || !isChosen(column, columns)) return [];
        const categories = occurringCategories(column.codes, column.categories).map(
          ({ category }) => category,
        );
        const nBits = Math.max(1, 32 - Math.clz32(categories.length));
        const bits = Array.from({ length: nBits }, (_, bit) =>
          unique(`${column.name}: bit ${bit + 1} of ${nBits}`),
        );
        return [{ name: column.name, categories, bits }];
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ categories, bits }, column) =>
      bits.map((name, bit) => {
        const values = numbersOfLevels(bitOf(categories, bits.length, bit), column);
        return { kind: "numeric", name, source: column.source, values };
      }),
    ),

  notes: ({ columns }) =>
    columns.map(({ name, categories, bits }) => ({
      column: name,
      sentence: `${name}: ${categories.length} ${categories.length === 1 ? "category" : "categories"} written in ${bits.length} ${bits.length === 1 ? "bit" : "bits"}`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ categories, bits }, column) =>
      bits.map((name, bit) => {
        const tensor = drawNumberOfLevel(bitOf(categories, bits.length, bit), column, graph);
        return { kind: "numeric" as const, name, tensor };
      }),
    ),

  toPython: ({ columns }) => ({
    imports: ["import pandas as pd", "from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      tableTransformer({
        name: "BinaryCategories",
        says: "Number the categories from 1 and write the number in bits.",
        settings: [],
        dtype: "exclude",
        fit: ["self.known_ = {name: sorted(chosen[name].dropna().unique()) for name in chosen.columns}"],
        transform: [
          "for name, known in self.known_.items():",
          "    place = frame[name].map({label: i + 1 for i, label in enumerate(known)}).fillna(0).astype(int)",
          "    n_bits = max(1, len(known).bit_length())",
          "    at = frame.columns.get_loc(name)",
          "    frame = frame.drop(columns=name)",
          "    for bit in range(n_bits):",
          '        made = f"{name}: bit {bit + 1} of {n_bits}"',
          "        frame.insert(at + bit, made, ((place.to_numpy() >> (n_bits - 1 - bit)) & 1).astype(float))",
        ],
      }),
    ],
    expression: `BinaryCategories(columns=${pythonColumns(columns)})`,
  }),
};

/** One bit of each category's number, the most significant first. */
function bitOf(categories: readonly string[], nBits: number, bit: number): LevelNumbers {
  const shift = nBits - 1 - bit;
  return {
    categories,
    numbers: categories.map((_, place) => ((place + 1) >> shift) & 1),
    missing: 0,
    unseen: 0,
  };
}
