import type { ColumnKind } from "#core/frame/column.ts";

/** What a kind of column is called where people read it. */
export const kindWords: Readonly<Record<ColumnKind, string>> = {
  numeric: "number",
  integer: "whole number",
  categorical: "category",
  boolean: "yes / no",
  datetime: "date",
  text: "text",
};

/** How rows run in the order of a column of this kind, and the other way round. */
export function orderWords(kind: ColumnKind): readonly [up: string, down: string] {
  if (isNumber(kind)) return ["smallest first", "largest first"];
  if (kind === "text") return ["A to Z", "Z to A"];
  return kind === "datetime" ? ["earliest first", "latest first"] : ["first level first", "last level first"];
}

export function isNumber(kind: ColumnKind): boolean {
  return kind === "numeric" || kind === "integer";
}

/** Numbers and dates lie on a line; the rest are levels. */
export function isContinuous(kind: ColumnKind): boolean {
  return isNumber(kind) || kind === "datetime";
}
