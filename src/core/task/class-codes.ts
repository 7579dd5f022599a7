import { cellText } from "#core/frame/cells.ts";
import type { Column, Dictionary } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { categoriesOf, dictionaryOf } from "#core/frame/dictionary-of.ts";

/**
 * A column as classes, in the text of the file and `sortLabels` order; code -1 is a row without a class.
 * Numbers use their own spellings where these are kept. Every category is used at least once.
 */
export function classLabels(column: Column): Dictionary {
  if (column.kind === "categorical" || column.kind === "boolean") return onlyUsed(column);
  if ((column.kind === "numeric" || column.kind === "integer") && column.written !== undefined) {
    return onlyUsed(column.written);
  }
  if (column.kind === "numeric" || column.kind === "integer") return labelsOf(column, column.values);
  if (column.kind === "datetime") return labelsOf(column, column.epochMs);
  return labelsOf(column, null);
}

/** @param values equal ones have the same text, NaN has none; null: each cell is looked at as text */
function labelsOf(column: Column, values: ArrayLike<number> | null): Dictionary {
  const n = lengthOf(column);
  if (values === null) return categoriesOf(Array.from({ length: n }, (_, row) => cellText(column, row)));
  const codeOf = new Map<number, number>();
  const labels: (string | null)[] = [];
  const codes = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    let code = codeOf.get(values[row]!);
    if (code === undefined) {
      code = labels.length;
      codeOf.set(values[row]!, code);
      labels.push(cellText(column, row));
    }
    codes[row] = code;
  }
  return dictionaryOf(labels, codes);
}

/** Categories that no row has (after rows were taken) are not classes. */
function onlyUsed({ codes, categories }: Dictionary): Dictionary {
  const counts = countCodes(codes, categories.length);
  if (counts.every((count) => count > 0)) return { codes, categories };
  const newCode = new Int32Array(categories.length);
  let next = 0;
  for (let code = 0; code < categories.length; code++) newCode[code] = counts[code]! > 0 ? next++ : -1;
  return {
    codes: codes.map((code) => (code === -1 ? -1 : newCode[code]!)),
    categories: categories.filter((_, code) => counts[code]! > 0),
  };
}

export function countCodes(codes: Int32Array, nCategories: number): Int32Array {
  const counts = new Int32Array(nCategories);
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) counts[codes[i]!]!++;
  return counts;
}
