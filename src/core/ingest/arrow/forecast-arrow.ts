import type { DataType } from "@uwdata/flechette";
import { arrowMessages, endedStream } from "#core/ingest/arrow/arrow-head.ts";
import { arrowKind } from "#core/ingest/arrow/arrow-types.ts";
import { openArrow } from "#core/ingest/arrow/read-arrow.ts";
import type { ForecastColumn } from "#core/ingest/forecast-table.ts";
import { repairHeader } from "#core/ingest/header.ts";
import { forecastTyped } from "#core/ingest/typed-forecast.ts";
import type { ByteSource } from "#core/frame/reading.ts";

/** Packed batches unpack to about so many times their size. */
const unpacking = 3;

/**
 * Rows, kinds and memory of an Arrow file's table, from its schema and the heads of its batches: rows and kinds are exact, words
 * are what the batches hold beside columns of fixed width.
 * @returns null where the messages cannot be walked through, or are too many
 */
export async function forecastArrow(
  source: ByteSource,
): Promise<{ readonly nRows: number; readonly columns: readonly ForecastColumn[] } | null> {
  const found = await arrowMessages(source);
  const schema = found?.messages[0];
  if (found === null || schema === undefined) return null;
  const { fields } = openArrow(endedStream(await source.slice(found.start, schema.end))).schema;
  const { names } = repairHeader(fields.map(({ name }) => name));
  const batches = found.messages.filter(({ isBatch }) => isBatch);
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  const stored = batches.reduce(
    (sum, { bodyLength, isPacked }) => sum + bodyLength * (isPacked ? unpacking : 1),
    0,
  );
  const kinds = fields.map(({ type }) => arrowKind(type).kind);
  const fixed = fields.reduce(
    (sum, { type }, c) => sum + (kinds[c] === "word" ? 0 : widthOf(type) * nRows),
    0,
  );
  const nWords = kinds.filter((kind) => kind === "word").length;
  const wordBytes = Math.max(0, stored - fixed - 4 * nRows * nWords) / Math.max(1, nWords);
  const columns = fields.map((_, c) => forecastTyped(names[c]!, kinds[c]!, nRows, Math.round(wordBytes)));
  return { nRows, columns };
}

/** Bytes of one value, about. */
function widthOf(type: DataType): number {
  const { bitWidth = 64 } = type as { readonly bitWidth?: number };
  return bitWidth / 8;
}
