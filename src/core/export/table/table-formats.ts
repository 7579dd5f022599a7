import type { Table } from "#core/frame/column.ts";
import { csvChunks, jsonChunks, ndjsonChunks } from "#core/frame/write-csv.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export type TableFileFormat = "csv" | "parquet" | "json" | "ndjson" | "arrow";

export interface WriteOptions {
  /** CSV only: text that Excel would run as a formula gets a leading apostrophe. */
  readonly excelSafe: boolean;
}

/** Awaited between stretches of rows, with the rows written so far. */
export type WriteCheckpoint = Checkpoint<{ readonly rows: number; readonly of: number }>;

/** A format that a table can be saved in. */
export interface TableFileKind {
  readonly id: TableFileFormat;
  readonly title: string;
  /** For a person who has to choose: who reads it, and what it keeps. */
  readonly help: string;
  readonly mediaType: string;
  /** The file in pieces, in order. */
  write(
    table: Table,
    options: WriteOptions,
    checkpoint: WriteCheckpoint,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

const encoder = new TextEncoder();

async function* encoded(
  table: Table,
  chunks: Iterable<string>,
  checkpoint: WriteCheckpoint,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let rows = 0;
  for (const chunk of chunks) {
    yield encoder.encode(chunk);
    rows = Math.min(table.nRows, rows + 4096);
    await checkpoint({ rows, of: table.nRows });
  }
}

/** Every format in which a table leaves; adding one is a folder and a line here. */
export const tableFormats: readonly TableFileKind[] = [
  {
    id: "csv",
    title: "CSV",
    help: "Text that everything reads. Kinds of columns are not kept.",
    mediaType: "text/csv",
    write: (table, options, checkpoint) => encoded(table, csvChunks(table, options), checkpoint),
  },
  {
    id: "parquet",
    title: "Parquet",
    help: "Small and quick, with the kinds of columns. For pandas, DuckDB, Spark.",
    mediaType: "application/vnd.apache.parquet",
    async *write(table, _, checkpoint) {
      const { parquetPieces } = await import("#core/export/table/write-parquet.ts");
      yield* parquetPieces(table, checkpoint);
    },
  },
  {
    id: "arrow",
    title: "Arrow",
    help: "Feather version 2, with the kinds of columns. For pandas, R, Polars.",
    mediaType: "application/vnd.apache.arrow.file",
    async *write(table, _, checkpoint) {
      const { arrowPieces } = await import("#core/export/table/write-arrow.ts");
      yield* arrowPieces(table, checkpoint);
    },
  },
  {
    id: "json",
    title: "JSON",
    help: "A list of records.",
    mediaType: "application/json",
    write: (table, _, checkpoint) => encoded(table, jsonChunks(table), checkpoint),
  },
  {
    id: "ndjson",
    title: "NDJSON",
    help: "A record a line, to be read in a stream.",
    mediaType: "application/x-ndjson",
    write: (table, _, checkpoint) => encoded(table, ndjsonChunks(table), checkpoint),
  },
];
