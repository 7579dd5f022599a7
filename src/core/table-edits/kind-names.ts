import type { ColumnKind } from "#core/frame/column.ts";

/** What a column holds, in words that end a sentence: "a column of whole numbers". */
export const kindNames: Readonly<Record<ColumnKind, string>> = {
  numeric: "numbers",
  integer: "whole numbers",
  categorical: "categories",
  boolean: "yes or no",
  datetime: "dates",
  text: "text",
};
