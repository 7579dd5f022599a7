import type { Column } from "#core/frame/column.ts";

/** Rows of a column: the one thing a column does not say of itself. */
export function lengthOf(column: Column): number {
  switch (column.kind) {
    case "numeric":
    case "integer":
      return column.values.length;
    case "datetime":
      return column.epochMs.length;
    case "text":
      return column.offsets.length - 1;
    default:
      return column.codes.length;
  }
}
