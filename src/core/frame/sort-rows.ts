import { cellText } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { compareText } from "#core/shared/order.ts";

/**
 * Rows in the order of a column's values: numbers and dates by value, categories in their own order, text by code
 * unit. Equal values stay in row order, missing ones stand last either way.
 * @param rows those to be ordered; null for all
 */
export function sortRows(
  column: Column,
  descending: boolean,
  rows: Int32Array | null,
): Int32Array<ArrayBuffer> {
  const all = rows ?? Int32Array.from({ length: lengthOf(column) }, (_, row) => row);
  const keys = keysOf(column);
  const sign = descending ? -1 : 1;
  const present = all.filter((row) => !Number.isNaN(keys[row]!));
  const missing = all.filter((row) => Number.isNaN(keys[row]!));
  present.sort((a, b) => sign * (keys[a]! - keys[b]!) || a - b);
  const sorted = new Int32Array(all.length);
  sorted.set(present);
  sorted.set(missing, present.length);
  return sorted;
}

/** A number a row that orders as the column does; NaN is missing. */
function keysOf(column: Column): ArrayLike<number> {
  const numbers = numbersOf(column);
  if (numbers !== null) return numbers;
  if ("codes" in column) return Float64Array.from(column.codes, (code) => (code === -1 ? Number.NaN : code));
  const texts = Array.from({ length: lengthOf(column) }, (_, row) => cellText(column, row));
  const order = [...new Set(texts.filter((text) => text !== null))].sort(compareText);
  const place = new Map(order.map((text, at) => [text, at]));
  return Float64Array.from(texts, (text) => (text === null ? Number.NaN : place.get(text)!));
}
