import { cellText } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { wholeDays } from "#core/frame/whole-days.ts";
import { MS_PER_DAY } from "#core/shared/civil-date.ts";

/** The type that a column has in a format with types of its own. */
export type StoredType = "float" | "double" | "int32" | "int64" | "boolean" | "day" | "instant" | "string";

export function storedType(column: Column): StoredType {
  switch (column.kind) {
    case "numeric":
      return column.values instanceof Float32Array ? "float" : "double";
    case "integer":
      return integerType(column.values);
    case "datetime":
      return column.hasTime || !wholeDays(column.epochMs) ? "instant" : "day";
    case "boolean":
      return column.categories.every((label) => label === "true" || label === "false") ? "boolean" : "string";
    default:
      return "string";
  }
}

function integerType(values: Float32Array | Float64Array): StoredType {
  let largest = 0;
  for (const value of values) if (value === value) largest = Math.max(largest, Math.abs(value));
  if (largest <= 0x7fffffff) return "int32";
  return largest <= Number.MAX_SAFE_INTEGER ? "int64" : "double";
}

export type StoredValue = number | bigint | boolean | string | null;

/** A cell in its stored type: days and milliseconds since 1970; null is missing. */
export function storedValue(column: Column, type: StoredType, row: number): StoredValue {
  switch (column.kind) {
    case "numeric":
    case "integer": {
      const value = column.values[row]!;
      if (Number.isNaN(value)) return null;
      return type === "int64" ? BigInt(value) : value;
    }
    case "datetime": {
      const ms = column.epochMs[row]!;
      if (Number.isNaN(ms)) return null;
      return type === "day" ? ms / MS_PER_DAY : ms;
    }
    default: {
      const text = cellText(column, row);
      return type === "boolean" && text !== null ? text === "true" : text;
    }
  }
}
