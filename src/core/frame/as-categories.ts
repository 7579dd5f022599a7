import { textAt } from "#core/frame/cells.ts";
import type { CategoricalColumn, Column } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { sortLabels } from "#core/shared/order.ts";

/** Any column as categories, in the text of the table. */
export function asCategories(column: Column): CategoricalColumn {
  const n = lengthOf(column);
  const texts = Array.from({ length: n }, (_, row) => textAt(column, row));
  const categories = sortLabels([...new Set(texts.filter((text) => text !== null))]);
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : codeOf.get(text)!));
  return { kind: "categorical", name: column.name, codes, categories };
}
