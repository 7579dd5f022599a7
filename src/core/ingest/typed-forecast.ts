import type { ForecastColumn } from "#core/ingest/forecast-table.ts";
import type { TypedKind } from "#core/ingest/typed-columns.ts";
import type { ColumnKind } from "#core/frame/column.ts";

const kinds: Readonly<Record<TypedKind, ColumnKind>> = {
  number: "numeric",
  decimal: "numeric",
  integer: "integer",
  date: "datetime",
  time: "datetime",
  boolean: "boolean",
  category: "categorical",
  word: "text",
};

/** A column of a format that says what it holds, as its table will have it. @param wordBytes of its texts, as stored */
export function forecastTyped(
  name: string,
  kind: TypedKind,
  nRows: number,
  wordBytes: number,
): ForecastColumn {
  const isCoded = kind === "boolean" || kind === "category";
  const bytes = isCoded ? 4 * nRows : kind === "word" ? 4 * nRows + wordBytes : 8 * nRows;
  return { name, kind: kinds[kind], bytes };
}
