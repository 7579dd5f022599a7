import type { ColumnDirection } from "#core/estimators/params.ts";
import { pythonString } from "#core/export/python/python-literal.ts";

/** A number as Python writes it: always with a point or an exponent, so that it stays a float there. */
export function pythonFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A call with keyword arguments, leaving out those that are null (Python's defaults). */
export function pythonCall(
  name: string,
  keywords: readonly (readonly [keyword: string, value: string | null])[],
): string {
  const given = keywords
    .filter(([, value]) => value !== null)
    .map(([keyword, value]) => `${keyword}=${value}`);
  return `${name}(${given.join(", ")})`;
}

/** Directions as a dict: 1 where answers may only rise with a column, -1 where they may only fall. */
export function pythonDirections(directions: readonly ColumnDirection[]): string {
  const each = directions.map(
    ({ column, direction }) => `${pythonString(column)}: ${direction === "up" ? 1 : -1}`,
  );
  return `{${each.join(", ")}}`;
}
