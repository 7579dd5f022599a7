import {
  type CategoryCount,
  mostFrequent,
  occurringCategories,
  OTHER_CATEGORY,
  translateCodes,
} from "#core/preprocessing/category-codes.ts";
import type { OneHotParams } from "#core/preprocessing/one-hot/schema.ts";
import { stringColumns } from "#core/preprocessing/python-columns.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import { drawColumnsOf } from "#core/preprocessing/split-columns.ts";
import type { Step, StepNote, WorkColumn } from "#core/preprocessing/step.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";
import { assert } from "#core/shared/assert.ts";

export interface FittedOneHot {
  readonly columns: readonly {
    readonly name: string;
    /** Those with a column of their own, in `sortLabels` order. */
    readonly categories: readonly string[];
    /** How many rarer ones share a last column; 0 if there is none. */
    readonly lumped: number;
    /** Names of the columns made, one a category and one for the lump. */
    readonly outputs: readonly string[];
  }[];
}

export const oneHotStep: Step<OneHotParams, FittedOneHot> = {
  fit(frame, { maxCategories }) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    return {
      columns: frame.columns.flatMap((column) => {
        if (column.kind !== "categorical") return [];
        const { name } = column;
        const occurring = occurringCategories(column.codes, column.categories);
        const categories = keepFrequent(occurring, maxCategories);
        const lumped = occurring.length - categories.length;
        const labels = lumped > 0 ? [...categories, OTHER_CATEGORY] : categories;
        return [{ name, categories, lumped, outputs: labels.map((label) => unique(`${name} = ${label}`)) }];
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ categories, lumped, outputs }, column) => {
      assert(column.kind === "categorical", `“${column.name}” is a category`);
      const unseen = lumped > 0 ? categories.length : -1;
      const places = translateCodes(column.categories, categories, unseen);
      const made = outputs.map(() => new Float32Array(frame.nRows));
      for (let i = 0; i < frame.nRows; i++) {
        const code = column.codes[i]!;
        const place = code === -1 ? unseen : places[code]!;
        if (place !== -1) made[place]![i] = 1;
      }
      const { source } = column;
      return outputs.map((name, place): WorkColumn => {
        return { kind: "numeric", name, source, values: made[place]! };
      });
    }),

  notes: ({ columns }) =>
    columns.flatMap(({ name, categories, lumped }): readonly StepNote[] => {
      if (lumped === 0) return [];
      const kept = `the ${categories.length} most frequent categories have a column each`;
      return [{ column: name, sentence: `${name}: ${kept}; ${lumped} rarer ones share “${OTHER_CATEGORY}”` }];
    }),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ categories, lumped, outputs }, column) => {
      if (outputs.length === 0) return [];
      const places = graph.node("LabelEncoder", [column.tensor], {
        domain: "ai.onnx.ml",
        attributes: {
          keys_strings: { strings: categories },
          values_int64s: { ints: categories.map((_, place) => place) },
          default_int64: { int: lumped > 0 ? categories.length : -1 },
        },
      });
      const every = outputs.map((_, place) => place);
      const isCategory = graph.node("Equal", [places, graph.int64s(every, [1, every.length])]);
      const flags = graph.node("Cast", [isCategory], { attributes: { to: { int: 1 } } });
      return drawColumnsOf(flags, outputs, graph);
    }),

  toPython({ maxCategories }) {
    const limit = maxCategories === null ? "" : `, max_categories=${maxCategories}`;
    // With a limit, unseen categories join the infrequent ones, as here.
    const unknown = maxCategories === null ? "ignore" : "infrequent_if_exist";
    return stringColumns("one-hot", {
      imports: ["from sklearn.preprocessing import OneHotEncoder"],
      expression: `OneHotEncoder(handle_unknown="${unknown}"${limit}, sparse_output=False)`,
    });
  },
};

/** With more than `max`, the `max` - 1 most frequent. (scikit-learn also lumps when there are just `max`; here they all fit.) */
function keepFrequent(occurring: readonly CategoryCount[], max: number | null): readonly string[] {
  return mostFrequent(occurring, max === null || occurring.length <= max ? occurring.length : max - 1);
}
