import type { Dictionary } from "#core/frame/column.ts";
import { labelOrder, numberOrder } from "#core/shared/order.ts";

/**
 * @param labels of each token; null is missing, and equal ones are one category
 * @param valueOf what `Number` makes of each label, where every one of them is a number and that is known already
 * @param cells told: the codes of the dictionary; may be `codes` itself, where nobody needs those afterwards
 */
export function dictionaryOf(
  labels: readonly (string | null)[],
  codes: Int32Array,
  valueOf: Float64Array | null = null,
  cells: Int32Array = new Int32Array(codes.length),
): Dictionary {
  const texts: string[] = [];
  const codeOf: number[] = [];
  for (let code = 0; code < labels.length; code++) {
    const label = labels[code]!;
    if (label === null) continue;
    texts.push(label);
    codeOf.push(code);
  }
  const categories: string[] = [];
  const recoded = new Int32Array(labels.length).fill(-1);
  // In order, equal ones stand together: no map of strings is needed, of which a wide table would make thousands.
  const order =
    valueOf === null
      ? labelOrder(texts)
      : numberOrder(
          texts,
          valueOf.filter((_, code) => labels[code] !== null),
        );
  for (const i of order) {
    const text = texts[i]!;
    if (categories.length === 0 || categories[categories.length - 1] !== text) categories.push(text);
    recoded[codeOf[i]!] = categories.length - 1;
  }
  for (let i = 0; i < codes.length; i++) cells[i] = recoded[codes[i]!]!;
  return { codes: cells, categories };
}

/** Labels of rows as a dictionary: categories in their order, each used; -1 where there is none. */
export function categoriesOf(labels: readonly (string | null)[]): Dictionary {
  const codeOf = new Map<string | null, number>();
  const codes = new Int32Array(labels.length);
  for (const [row, label] of labels.entries()) {
    const code = codeOf.get(label) ?? codeOf.size;
    if (code === codeOf.size) codeOf.set(label, code);
    codes[row] = code;
  }
  return dictionaryOf([...codeOf.keys()], codes);
}
