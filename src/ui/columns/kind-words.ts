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

export function isNumber(kind: ColumnKind): boolean {
  return kind === "numeric" || kind === "integer";
}

/** Numbers and dates lie on a line; the rest are levels. */
export function isContinuous(kind: ColumnKind): boolean {
  return isNumber(kind) || kind === "datetime";
}
