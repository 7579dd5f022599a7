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
import { checkPages } from "#core/ingest/parquet/check-pages.ts";
import type { Contents } from "#core/ingest/contents.ts";
import { type ParquetColumn, parquetColumn, withRawDecimals } from "#core/ingest/parquet/parquet-types.ts";
import { repairHeader } from "#core/ingest/header.ts";
import { pickColumns } from "#core/ingest/pick-columns.ts";
import { readKinds } from "#core/ingest/stored-kinds.ts";
import { TypedColumn } from "#core/ingest/typed-columns.ts";
import type { Column, ColumnKind } from "#core/frame/column.ts";
import { keptRows } from "#core/frame/row-share.ts";
import { lowerBound } from "#core/shared/bounds.ts";
import type { ByteSource, ReadOptions, ReadProgress, ReadWarning } from "#core/frame/reading.ts";
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

/** The footer is looked for in so many last bytes, and read at once where it is longer. */
const tailBytes = 64 * 1024;

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
 * Reads a Parquet file row group by row group, column by column: those that are wanted alone, and of their values those in the sample.
 * @param mostRows reading ends after so many, all in the first row group
 * @returns with `kinds`, those that Lathe wrote into it
 * @throws LatheError "file-damaged" with the reason, "table-has-no-rows"; AbortError from `checkpoint`
 */
export async function readParquet(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  mostRows = Number.POSITIVE_INFINITY,
): Promise<ParquetContents> {
  return inParquet(source, (file, stored) =>
    readColumns(source, file, stored, options, checkpoint, mostRows),
  );
}

type ParquetContents = Contents & { readonly kinds: readonly (readonly [string, ColumnKind])[] };

/** @throws LatheError "file-damaged" for whatever the reader says of the file */
export async function inParquet<T>(
  source: ByteSource,
  work: (file: AsyncBuffer, stored: FileMetaData) => T | Promise<T>,
): Promise<T> {
  const file: AsyncBuffer = {
    byteLength: source.byteLength,
    slice: (start, end) => exact(source, start, end),
  };
  try {
    return await work(
      file,
      await parquetMetadataAsync(file, { geoparquet: false, initialFetchSize: tailBytes }),
    );
  } catch (error) {
    if (error instanceof LatheError || isAbortError(error)) throw error;
    throw damaged(source.name, reasonOf(error));
  }
}

/** The columns of a file as it describes them. */
export function parquetShapes(source: ByteSource, stored: FileMetaData) {
  const { metadata, scales } = withRawDecimals(stored);
  checkRows(source.name, metadata);
  const shapes = parquetSchema(metadata).children.map((tree) =>
    parquetColumn(tree, tree.children.length === 0 ? scales.get(tree.element.name) : undefined),
  );
  return { metadata, shapes };
}

async function readColumns(
  source: ByteSource,
  file: AsyncBuffer,
  stored: FileMetaData,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  mostRows: number,
): Promise<ParquetContents> {
  const { metadata, shapes: all } = parquetShapes(source, stored);
  const written = all.map(({ name }) => name);
  const shapes = pickColumns(repairHeader(written).names, written, options.columns).map((c) => all[c]!);
  const columns = shapes.map(({ name, kind }) => new TypedColumn(name, kind));
  const of = Number(metadata.num_rows);
  if (of === 0) throw new LatheError("table-has-no-rows", { file: source.name });
  const isHead = mostRows < Number.POSITIVE_INFINITY;
  const kept = options.sample === undefined ? null : keptRows(options.sample, of);
  const steps = metadata.row_groups.length * shapes.length;
  let done = 0;
  let rowStart = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const rowEnd = rowStart + Math.min(Number(rows), mostRows);
    for (let c = 0; c < shapes.length; c++) {
      await readChunk(source.name, file, metadata, shapes[c]!, columns[c]!, rowStart, rowEnd, kept);
      done++;
      const bytesRead = Math.round((source.byteLength * done) / Math.max(1, steps));
      await checkpoint({ bytesRead, bytesTotal: source.byteLength, rows: rowEnd });
    }
    rowStart = rowEnd;
    if (isHead && rowEnd > 0) break;
  }
  const nRows = kept === null ? rowStart : kept.length;
  const finished = columns.map((column) => column.finish());
  const note = metadata.key_value_metadata?.find(({ key }) => key === "lathe")?.value;
  return {
    columns: finished.map(({ column }): Column => column),
    nRows,
    names: written,
    of: kept === null ? undefined : of,
    share: isHead && rowStart < of ? rowStart / of : undefined,
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
  kept: Int32Array | null,
): Promise<void> {
  const chunks: ColumnData[] = [];
  await parquetRead({
    file: await checkedPages(file, metadata, shape.name, rowStart),
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
  let k = kept === null ? 0 : lowerBound(kept, rowStart);
  for (const chunk of chunks.sort((a, b) => a.rowStart - b.rowStart)) {
    const data: ArrayLike<unknown> = chunk.columnData;
    if (chunk.rowStart > next) break;
    for (let i = next - chunk.rowStart; i < data.length && next < rowEnd; i++, next++) {
      if (kept !== null && kept[k] !== next) continue;
      k++;
      column.push(shape.convert(data[i]));
    }
  }
  if (next !== rowEnd)
    throw damaged(
      fileName,
      `column “${shape.name}” has ${next - rowStart} values where ${rowEnd - rowStart} rows are said to be`,
    );
}

/** The file with the pages of one column of one row group at hand, looked at. */
async function checkedPages(
  file: AsyncBuffer,
  { row_groups: groups }: FileMetaData,
  name: string,
  rowStart: number,
): Promise<AsyncBuffer> {
  let before = 0;
  const group = groups.find(({ num_rows: rows }) => {
    before += Number(rows);
    return before > rowStart;
  });
  const held: { readonly from: number; readonly bytes: ArrayBuffer }[] = [];
  for (const { meta_data: meta } of group?.columns ?? []) {
    if (meta?.path_in_schema[0] !== name) continue;
    const from = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
    const bytes = await file.slice(from, from + Number(meta.total_compressed_size));
    checkPages(bytes, meta, Number(group!.num_rows));
    held.push({ from, bytes });
  }
  return {
    byteLength: file.byteLength,
    slice(start, end = file.byteLength) {
      const within = held.find(({ from, bytes }) => from <= start && end <= from + bytes.byteLength);
      if (within === undefined) return file.slice(start, end);
      return within.bytes.slice(start - within.from, end - within.from);
    },
  };
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
