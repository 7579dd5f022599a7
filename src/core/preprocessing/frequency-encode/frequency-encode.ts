import { pythonBool } from "#core/export/python/python-literal.ts";
import { occurringCategories } from "#core/preprocessing/category-codes.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import type { FrequencyEncodeParams } from "#core/preprocessing/frequency-encode/schema.ts";
import { drawNumberOfLevel, type LevelNumbers, numbersOfLevels } from "#core/preprocessing/level-numbers.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";

export interface FittedFrequencyEncode {
  readonly columns: readonly ({ readonly name: string } & LevelNumbers)[];
}

/** Missing values are counted as a category of their own; a category that training had not occurs 0 times. */
export const frequencyEncodeStep: Step<FrequencyEncodeParams, FittedFrequencyEncode> = {
  fit: (frame, { columns, as }) => ({
    columns: frame.columns.flatMap((column) => {
      if (column.kind !== "categorical" || !isChosen(column, columns)) return [];
      const occurring = occurringCategories(column.codes, column.categories);
      const missing = occurring.reduce((left, { count }) => left - count, frame.nRows);
      const whole = as === "share" ? Math.max(1, frame.nRows) : 1;
      return [
        {
          name: column.name,
          categories: occurring.map(({ category }) => category),
          numbers: occurring.map(({ count }) => Math.fround(count / whole)),
          missing: Math.fround(missing / whole),
          unseen: 0,
        },
      ];
    }),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, (fitted, column) => [
      { kind: "numeric", name: column.name, source: column.source, values: numbersOfLevels(fitted, column) },
    ]),

  notes: ({ columns }) =>
    columns.map(({ name, categories }) => ({
      column: name,
      sentence: `${name}: ${categories.length} ${categories.length === 1 ? "category is" : "categories are"} now how often they occur`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, (fitted, column) => [
      { kind: "numeric" as const, name: column.name, tensor: drawNumberOfLevel(fitted, column, graph) },
    ]),

  toPython: ({ columns, as }) => ({
    imports: ["from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      tableTransformer({
        name: "CountCategories",
        says: "Turn each category into how often it occurs in training.",
        settings: ["share=True"],
        dtype: "exclude",
        fit: [
          "self.counts_ = {",
          "    name: chosen[name].value_counts(dropna=False, normalize=self.share)",
          "    for name in chosen.columns",
          "}",
        ],
        transform: [
          "for name, counts in self.counts_.items():",
          "    frame[name] = frame[name].map(counts).fillna(0.0).astype(float)",
        ],
      }),
    ],
    expression: `CountCategories(columns=${pythonColumns(columns)}, share=${pythonBool(as === "share")})`,
  }),
};
