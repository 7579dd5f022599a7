import { decompress as unpackZstd } from "fzstd";
import {
  type AsyncBuffer,
  type ColumnData,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from "hyparquet";
import { decompressBrotli, decompressGzip, decompressLz4 } from "hyparquet-compressors";
import { unpackLz4Block } from "#core/ingest/archive/lz4.ts";
import type { Contents } from "#core/ingest/contents.ts";
import { type ParquetColumn, parquetColumn, withRawDecimals } from "#core/ingest/parquet/parquet-types.ts";
import { readKinds } from "#core/ingest/stored-kinds.ts";
import { TypedColumn } from "#core/ingest/typed-columns.ts";
import type { Column, ColumnKind } from "#core/frame/column.ts";
import type { ByteSource, ReadProgress, ReadWarning } from "#core/frame/reading.ts";
import { type Checkpoint, isAbortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** hyparquet brings Snappy itself. */
const compressors: Compressors = {
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (input, length) => unpackZstd(input, new Uint8Array(length)),
  LZ4: decompressLz4,
  LZ4_RAW: (input, length) => {
    const output = new Uint8Array(length);
    unpackLz4Block(input, output, 0);
    return output;
  },
};

/** Milliseconds, with fractions where the file is finer: what is cut is counted. */
const parsers = {
  timestampFromMilliseconds: (ms: bigint) => nullable(ms, Number),
  timestampFromMicroseconds: (us: bigint) => nullable(us, (value) => split(value, 1000n)),
  timestampFromNanoseconds: (ns: bigint) => nullable(ns, (value) => split(value, 1_000_000n)),
  dateFromDays: (days: number) => nullable(days, (value) => value * 86_400_000),
  jsonFromBytes: (bytes: Uint8Array) => nullable(bytes, (value) => new TextDecoder().decode(value)),
};

function nullable<T, R>(value: T | null | undefined, convert: (value: T) => R): R | null {
  return value === null || value === undefined ? null : convert(value);
}

function split(value: bigint, unit: bigint): number {
  const whole = value / unit;
  return Number(whole) + Number(value % unit) / Number(unit);
}

/**
 * Reads a Parquet file row group by row group, column by column.
 * @returns with `kinds`, those that Lathe wrote into it
 * @throws LatheError "file-damaged" with the reason, "table-has-no-rows"; AbortError from `checkpoint`
 */
export async function readParquet(
  source: ByteSource,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Contents & { readonly kinds: readonly (readonly [string, ColumnKind])[] }> {
  const file: AsyncBuffer = {
    byteLength: source.byteLength,
    slice: (start, end) => exact(source, start, end),
  };
  try {
    const stored = await parquetMetadataAsync(file, { geoparquet: false });
    return await readColumns(source, file, stored, checkpoint);
  } catch (error) {
    if (error instanceof LatheError || isAbortError(error)) throw error;
    throw damaged(source.name, reasonOf(error));
  }
}

async function readColumns(
  source: ByteSource,
  file: AsyncBuffer,
  stored: FileMetaData,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Contents & { readonly kinds: readonly (readonly [string, ColumnKind])[] }> {
  const { metadata, scales } = withRawDecimals(stored);
  checkRows(source.name, metadata);
  const shapes = parquetSchema(metadata).children.map((tree) =>
    parquetColumn(tree, tree.children.length === 0 ? scales.get(tree.element.name) : undefined),
  );
  const columns = shapes.map(({ name, kind }) => new TypedColumn(name, kind));
  const nRows = Number(metadata.num_rows);
  const steps = metadata.row_groups.length * shapes.length;
  let done = 0;
  let rowStart = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(rows);
    for (let c = 0; c < shapes.length; c++) {
      await readChunk(source.name, file, metadata, shapes[c]!, columns[c]!, rowStart, rowEnd);
      done++;
      const bytesRead = Math.round((source.byteLength * done) / Math.max(1, steps));
      await checkpoint({ bytesRead, bytesTotal: source.byteLength, rows: rowEnd });
    }
    rowStart = rowEnd;
  }
  if (nRows === 0) throw new LatheError("table-has-no-rows", { file: source.name });
  const finished = columns.map((column) => column.finish());
  const note = metadata.key_value_metadata?.find(({ key }) => key === "lathe")?.value;
  return {
    columns: finished.map(({ column }): Column => column),
    nRows,
    encoding: "",
    header: true,
    warnings: [...nestedNote(shapes), ...finished.flatMap(({ warnings }) => warnings)],
    kinds: readKinds(note),
  };
}

/** One column of one row group. A file that says it has rows and gives others is damaged. */
async function readChunk(
  fileName: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  shape: ParquetColumn,
  column: TypedColumn,
  rowStart: number,
  rowEnd: number,
): Promise<void> {
  const chunks: ColumnData[] = [];
  await parquetRead({
    file,
    metadata,
    columns: [shape.name],
    rowStart,
    rowEnd,
    compressors,
    parsers,
    geoparquet: false,
    onChunk: (chunk) => {
      if (chunk.columnName === shape.name) chunks.push(chunk);
    },
  });
  let next = rowStart;
  for (const chunk of chunks.sort((a, b) => a.rowStart - b.rowStart)) {
    const data: ArrayLike<unknown> = chunk.columnData;
    if (chunk.rowStart > next) break;
    for (let i = next - chunk.rowStart; i < data.length && next < rowEnd; i++, next++)
      column.push(shape.convert(data[i]));
  }
  if (next !== rowEnd)
    throw damaged(
      fileName,
      `column “${shape.name}” has ${next - rowStart} values where ${rowEnd - rowStart} rows are said to be`,
    );
}

function checkRows(file: string, { row_groups: groups, num_rows: said, schema }: FileMetaData): void {
  const rows = groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (rows !== Number(said)) throw damaged(file, `its parts have ${rows} rows, and it says ${said}`);
  if (schema.length < 2) throw damaged(file, "it has no columns");
}

function nestedNote(shapes: readonly ParquetColumn[]): ReadWarning[] {
  const nested = shapes.filter(({ isNested }) => isNested).map(({ name }) => `“${name}”`);
  if (nested.length === 0) return [];
  const message = `${nested.slice(0, 5).join(", ")} ${nested.length === 1 ? "holds" : "hold"} lists or groups, which were kept as JSON text.`;
  return [{ code: "nested-values", count: nested.length, message }];
}

/** hyparquet keeps what it is given: the bytes alone, from their start. */
async function exact(source: ByteSource, start: number, end = source.byteLength): Promise<ArrayBuffer> {
  const from = start < 0 ? Math.max(0, source.byteLength + start) : start;
  if (from > source.byteLength || end > source.byteLength || end < from)
    throw damaged(source.name, "it points outside of itself");
  const bytes = await source.slice(from, end);
  if (bytes.length !== end - from) throw new LatheError("file-changed", { file: source.name });
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

/** What the reader says, where it says it on purpose. */
function reasonOf(error: unknown): string {
  const isMeant = error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError);
  const message = isMeant ? error.message.replace(/^parquet (file )?/i, "") : "";
  return message.length > 0 && message.length < 200 ? message : "its contents are not valid";
}

function damaged(file: string, reason: string): LatheError {
  return new LatheError("file-damaged", { file, what: "Parquet", reason });
}
