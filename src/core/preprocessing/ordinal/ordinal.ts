import { occurringCategories, translateCodes } from "#core/preprocessing/category-codes.ts";
import type { OrdinalParams } from "#core/preprocessing/ordinal/schema.ts";
import { stringColumns } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step } from "#core/preprocessing/step.ts";
import { assert } from "#core/shared/assert.ts";

export interface FittedOrdinal {
  /** Categories seen in training, `sortLabels` order; a category's code is its place. */
  readonly columns: readonly { readonly name: string; readonly categories: readonly string[] }[];
}

const UNSEEN = -1;

export const ordinalStep: Step<OrdinalParams, FittedOrdinal> = {
  fit: (frame) => ({
    columns: frame.columns.flatMap((column) => {
      if (column.kind !== "categorical") return [];
      const occurring = occurringCategories(column.codes, column.categories);
      return [{ name: column.name, categories: occurring.map(({ category }) => category) }];
    }),
  }),

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ categories }, column) => {
      assert(column.kind === "categorical", `“${column.name}” is a category`);
      const places = translateCodes(column.categories, categories, UNSEEN);
      const values = new Float32Array(frame.nRows);
      for (let i = 0; i < values.length; i++) {
        const code = column.codes[i]!;
        values[i] = code === -1 ? UNSEEN : places[code]!;
      }
      return [{ kind: "ordinal", name: column.name, source: column.source, values, categories }];
    }),

  notes: () => [],

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ categories }, column) => {
      // A label encoder must have a key; the empty string is no category, so it stands for none.
      const keys = categories.length > 0 ? categories : [""];
      const places = keys.map((_, place) => (categories.length > 0 ? place : UNSEEN));
      const tensor = graph.node("LabelEncoder", [column.tensor], {
        domain: "ai.onnx.ml",
        attributes: {
          keys_strings: { strings: keys },
          values_floats: { floats: places },
          default_float: { float: UNSEEN },
        },
      });
      return [{ kind: "ordinal", name: column.name, tensor }];
    }),

  toPython: () =>
    stringColumns("ordinal", {
      imports: ["from sklearn.preprocessing import OrdinalEncoder"],
      expression:
        'OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, encoded_missing_value=-1)',
    }),
};
