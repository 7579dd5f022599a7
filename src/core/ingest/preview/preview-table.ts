import { readHead } from "#core/ingest/preview/read-head.ts";
import { cellText } from "#core/frame/cells.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { ByteSource, Reading, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** A table as it would be read, from the start of its file. */
export interface TablePreview {
  readonly columns: readonly PreviewColumn[];
  /** Of the start that was read: guesses and warnings may change with what follows. */
  readonly reading: Reading;
  /** The start is the whole: kinds and the number of rows are those of the table. */
  readonly isWhole: boolean;
}

export interface PreviewColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The first cells as text; null is missing. */
  readonly cells: readonly (string | null)[];
}

/** More than what encoding, dialect and header are detected on, so that a head is detected as its whole file would be. */
const headBytes = 320 * 1024;

/**
 * The first rows of any table that `openTable` reads, as it would be read with these options. No more than the start of the file is
 * read (`readHead`): 320 KiB of text, 500 rows of a sheet or a row group.
 * @param options of which a sample of rows is not drawn: the first ones are shown
 * @param nRows so many rows are given, at most
 * @throws LatheError as `openTable` does; AbortError from `checkpoint`
 */
export async function previewTable(
  source: ByteSource,
  options: ReadOptions,
  nRows: number,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<TablePreview> {
  const { sample: _, ...ofAll } = options;
  const { result, times } = await readHead(source, ofAll, headBytes, checkpoint);
  const { table, reading } = result;
  const rows = Array.from({ length: Math.min(nRows, table.nRows) }, (_, row) => row);
  return {
    columns: table.columns.map((column) => ({
      name: column.name,
      kind: column.kind,
      cells: rows.map((row) => cellText(column, row)),
    })),
    reading: { ...reading, fileName: source.name, byteLength: source.byteLength },
    isWhole: times === 1,
  };
}
