import type { Column, ColumnKind } from "#core/frame/column.ts";
import { type BuilderOptions } from "#core/ingest/builder-options.ts";
import type { DateOrder } from "#core/frame/reading.ts";
import { ColumnBuilder } from "#core/ingest/column-builder.ts";
import { finishColumn, prepare } from "#core/ingest/finish-column.ts";
import { missingTokens } from "#core/ingest/missing-tokens.ts";

const rowsPerBatch = 8192;

/**
 * A column out of texts that are no file's: by the rules of reading a file (docs/reading-files.md), but only the empty
 * text is missing, since spellings of missing values were settled when the file was read.
 * @param textOf   of each row, "" where there is none
 * @param fixed    the kind to take; null lets the texts decide
 */
export async function columnOfTexts(
  name: string,
  nRows: number,
  textOf: (row: number) => string,
  fixed: { readonly kind: ColumnKind | null; readonly dateOrder: DateOrder | null },
  pause: () => Promise<void>,
): Promise<Column> {
  const options: BuilderOptions = {
    missing: missingTokens([]),
    delimiter: "\t",
    forced: fixed.kind,
    dateOrder: fixed.dateOrder,
    numbers: null,
    words: false,
    early: false,
  };
  const built = await build(options, nRows, textOf, pause);
  // A late text that contradicts what the column was taken for: then it holds words.
  const builder = built.broken ? await build({ ...options, words: true }, nRows, textOf, pause) : built;
  const collected = builder.finish();
  return finishColumn(name, collected, options, builder.oddities, prepare(collected, options), null).column;
}

async function build(
  options: BuilderOptions,
  nRows: number,
  textOf: (row: number) => string,
  pause: () => Promise<void>,
): Promise<ColumnBuilder> {
  const builder = new ColumnBuilder(options);
  for (let start = 0; start < nRows; start += rowsPerBatch) {
    const end = Math.min(nRows, start + rowsPerBatch);
    builder.add(
      Array.from({ length: end - start }, (_, i) => [textOf(start + i)]),
      0,
    );
    await pause();
  }
  return builder;
}
