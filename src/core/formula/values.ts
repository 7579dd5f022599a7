/** What a part of a formula gives, row by row. Missing: NaN, null. Yes is 1 and no is 0; dates are epoch ms. */
export type Values =
  | { readonly type: "number" | "date" | "yes-or-no"; at(row: number): number }
  | { readonly type: "text"; at(row: number): string | null };
export type ValueType = Values["type"];

export const typeWords: Readonly<Record<ValueType, string>> = {
  number: "a number",
  date: "a date",
  "yes-or-no": "yes or no",
  text: "a text",
};

export function numbers(at: (row: number) => number): Values {
  return { type: "number", at };
}
export function yesOrNo(at: (row: number) => number): Values {
  return { type: "yes-or-no", at };
}
export function dates(at: (row: number) => number): Values {
  return { type: "date", at };
}
export function texts(at: (row: number) => string | null): Values {
  return { type: "text", at };
}
