import {
  mostFrequent,
  occurringCategories,
  OTHER_CATEGORY,
  translateCodes,
} from "#core/preprocessing/category-codes.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { pythonColumns, tableTransformer } from "#core/preprocessing/python-columns.ts";
import type { RareCategoriesParams } from "#core/preprocessing/rare-categories/schema.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

/** Only columns in which something was joined. */
export interface FittedRareCategories {
  readonly columns: readonly {
    readonly name: string;
    /** Categories that keep their name, in `sortLabels` order. */
    readonly kept: readonly string[];
    /** How many of the training rows' categories were joined, ≥ 1. */
    readonly joined: number;
  }[];
}

/** Missing values stay missing. Where nothing was joined in training, an unseen category stays unseen. */
export const rareCategoriesStep: Step<RareCategoriesParams, FittedRareCategories> = {
  fit: (frame, { columns, minRows, maxCategories }) => ({
    columns: frame.columns.flatMap((column) => {
      if (column.kind !== "categorical" || !isChosen(column, columns)) return [];
      const occurring = occurringCategories(column.codes, column.categories);
      const frequent = occurring.filter(({ count }) => count >= minRows);
      // The name of the joined ones takes a place as well.
      const places = frequent.length + (frequent.length < occurring.length ? 1 : 0);
      const fits = maxCategories === null || places <= maxCategories;
      const kept = mostFrequent(frequent, fits ? frequent.length : maxCategories - 1);
      const joined = occurring.length - kept.length;
      return joined === 0 ? [] : [{ name: column.name, kept, joined }];
    }),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ kept }, column) => {
      assert(column.kind === "categorical", `“${column.name}” is a category`);
      const places = translateCodes(column.categories, kept, kept.length);
      const codes = column.codes.map((code) => (code === -1 ? -1 : places[code]!));
      return [{ ...column, codes, categories: [...kept, OTHER_CATEGORY] }];
    }),

  notes: ({ columns }) =>
    columns.map(({ name, kept, joined }) => ({
      column: name,
      sentence: `${name}: ${joined} rare ${joined === 1 ? "category is" : "categories are"} “${OTHER_CATEGORY}” now, beside ${kept.length} that stay`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ kept }, column) => {
      const same = ["", ...kept]; // the empty string is a missing value
      const tensor = graph.node("LabelEncoder", [column.tensor], {
        domain: "ai.onnx.ml",
        attributes: {
          keys_strings: { strings: same },
          values_strings: { strings: same },
          default_string: { string: OTHER_CATEGORY },
        },
      });
      return [{ ...column, tensor }];
    }),

  toPython: ({ columns, minRows, maxCategories }) => ({
    imports: ["from sklearn.base import BaseEstimator, TransformerMixin"],
    definitions: [
      tableTransformer({
        name: "JoinRareCategories",
        says: "Give categories of few rows, and those never seen, one name.",
        settings: ["min_rows=10", "max_categories=30"],
        dtype: "exclude",
        fit: [
          "self.kept_ = {}",
          "for name in chosen.columns:",
          '    counts = chosen[name].value_counts().sort_index(kind="stable")',
          '    kept = counts[counts >= self.min_rows].sort_values(kind="stable")',
          "    places = len(kept) + (len(kept) < len(counts))",
          "    if self.max_categories is not None and places > self.max_categories:",
          "        kept = kept.iloc[len(kept) - self.max_categories + 1 :]",
          "    if len(kept) < len(counts):",
          "        self.kept_[name] = list(kept.index)",
        ],
        transform: [
          "for name, kept in self.kept_.items():",
          "    is_same = frame[name].isin(kept) | frame[name].isna()",
          `    frame[name] = frame[name].where(is_same, "${OTHER_CATEGORY}")`,
        ],
      }),
    ],
    expression: `JoinRareCategories(columns=${pythonColumns(columns)}, min_rows=${minRows}, max_categories=${maxCategories ?? "None"})`,
  }),
};
