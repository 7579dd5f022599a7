import { occurringCategories } from "#core/preprocessing/category-codes.ts";
import { isChosen } from "#core/preprocessing/chosen-columns.ts";
import { innerFolds } from "#core/preprocessing/inner-folds.ts";
import {
  drawNumberOfLevel,
  type LevelNumbers,
  levelsOf,
  numbersOfLevels,
} from "#core/preprocessing/level-numbers.ts";
import { replaceColumns, replaceTensors } from "#core/preprocessing/replace-columns.ts";
import type { Step, TrainingAnswers } from "#core/preprocessing/step.ts";
import { type LevelMeans, levelMeans } from "#core/preprocessing/target-encode/level-means.ts";
import type { TargetEncodeParams } from "#core/preprocessing/target-encode/schema.ts";
import { targetEncodeToPython } from "#core/preprocessing/target-encode/target-encode-python.ts";
import { uniqueNames } from "#core/preprocessing/unique-name.ts";

/** One made column. */
interface Encoding extends Omit<LevelNumbers, "categories"> {
  readonly name: string;
}

interface FittedColumn {
  readonly name: string;
  /** Those that occur in training, `sortLabels` order. */
  readonly categories: readonly string[];
  /** One; with more than two classes one a class. */
  readonly encodings: readonly Encoding[];
}

export interface FittedTargetEncode {
  readonly columns: readonly FittedColumn[];
}

/**
 * Training rows are encoded by what rows of the other inner folds answered, later rows by all training rows, as
 * scikit-learn's TargetEncoder does. A missing value is a category of its own.
 */
export const targetEncodeStep: Step<TargetEncodeParams, FittedTargetEncode> = {
  fit(frame, params) {
    const unique = uniqueNames(frame.columns.map(({ name }) => name));
    const targets = targetsOf(frame.answers);
    return {
      columns: frame.columns.flatMap((column): readonly FittedColumn[] => {
        if (column.kind !== "categorical" || !isChosen(column, params.columns)) return [];
        const occurring = occurringCategories(column.codes, column.categories);
        const categories = occurring.map(({ category }) => category);
        const levels = levelsOf(column, categories);
        const encodings = targets.map(({ y, about }) => {
          const found = levelMeans(levels, categories.length + 2, y, null, params);
          return { name: unique(`${column.name}: ${about}`), ...asFloats(found, categories.length) };
        });
        return [{ name: column.name, categories, encodings }];
      }),
    };
  },

  transform: ({ columns }, frame) =>
    replaceColumns(frame, columns, ({ categories, encodings }, column) =>
      encodings.map(({ name, ...numbers }) => {
        const values = numbersOfLevels({ categories, ...numbers }, column);
        return { kind: "numeric", name, source: column.source, values };
      }),
    ),

  transformTraining({ columns }, frame, params) {
    const targets = targetsOf(frame.answers);
    const { foldOf, nFolds } = innerFolds(frame.nRows);
    return replaceColumns(frame, columns, ({ categories, encodings }, column) => {
      const levels = levelsOf(column, categories);
      return encodings.map(({ name }, k) => {
        const values = new Float32Array(frame.nRows);
        for (let fold = 0; fold < nFolds; fold++) {
          const others = (row: number) => foldOf[row] !== fold;
          const found = levelMeans(levels, categories.length + 2, targets[k]!.y, others, params);
          for (let row = 0; row < values.length; row++)
            if (foldOf[row] === fold) values[row] = found.means[levels[row]!]!;
        }
        return { kind: "numeric", name, source: column.source, values };
      });
    });
  },

  notes: ({ columns }) =>
    columns.map(({ name, categories, encodings }) => ({
      column: name,
      sentence: `${name}: ${categories.length} ${categories.length === 1 ? "category is" : "categories are"} now the mean answer of their rows${
        encodings.length > 1 ? `, a column for each of the ${encodings.length} classes` : ""
      }`,
    })),

  toOnnx: ({ columns }, tensors, graph) =>
    replaceTensors(tensors, columns, ({ categories, encodings }, column) =>
      encodings.map(({ name, ...numbers }) => {
        const tensor = drawNumberOfLevel({ categories, ...numbers }, column, graph);
        return { kind: "numeric" as const, name, tensor };
      }),
    ),

  toPython: targetEncodeToPython,
};

/** What is averaged: the value, whether a row is of the second of two classes, or of each of more. */
function targetsOf({
  y,
  classes,
}: TrainingAnswers): readonly { readonly y: Float64Array; readonly about: string }[] {
  if (classes.length === 0) return [{ y, about: "mean answer" }];
  const asked = classes.length === 2 ? [1] : [...classes.keys()];
  return asked.map((code) => ({
    y: y.map((own) => (own === code ? 1 : 0)),
    about: `share of ${classes[code]!}`,
  }));
}

function asFloats({ means, overall }: LevelMeans, nCategories: number): Omit<Encoding, "name"> {
  // Adding 0 turns -0 into 0, which JSON would do anyway.
  const floats = Array.from(means, (mean) => Math.fround(mean) + 0);
  return {
    numbers: floats.slice(0, nCategories),
    missing: floats[nCategories]!,
    unseen: Math.fround(overall) + 0,
  };
}
