import type { ColumnKind, Table } from "#core/frame/column.ts";
import { columnBytes } from "#core/frame/column-bytes.ts";
import type { ByteSource, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import { mostTimes } from "#core/ingest/surely-fits.ts";
import { listInObject } from "#core/ingest/json/list-in-object.ts";
import { objectOutline } from "#core/ingest/json/object-outline.ts";
import { readHead } from "#core/ingest/preview/read-head.ts";
import { sniff } from "#core/ingest/sniff.ts";
import { textSource } from "#core/ingest/text-source.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export interface TableForecast {
  /** Rows of the whole file, about. */
  readonly nRows: number;
  /** Memory of all columns at the worst moment of reading, bytes, about. */
  readonly bytes: number;
  /** What they take once they are read, in memory or on disk, about. */
  readonly storedBytes: number;
  readonly columns: readonly ForecastColumn[];
  /** Delimited text as it is: its rows can be kept on disk while they are read. */
  readonly isText: boolean;
}

export interface ForecastColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Its part of the memory. */
  readonly bytes: number;
}

const headBytes = 1024 * 1024;
/** While columns are read they take up to so many times their size: stretches set aside are joined at the end. */
const atPeak = 2;
/**
 * How large a table a file will be: of Parquet by its footer; of text, JSON and NDJSON, packed or not, and of sheets by their start and how much
 * more there is, of Arrow by its schema and the heads of its batches. Rows of another length further down make it wrong by as much.
 * @param budget a text so small that its table cannot take as much is not looked at
 * @returns null where that is so, and for what does not tell before it is read: an object of JSON that is one record
 * @throws LatheError as `openTable` does of the first rows; AbortError from `checkpoint`
 */
export async function forecastTable(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  budget = 0,
): Promise<TableForecast | null> {
  const format = await sniff(source);
  const isPlain = format === "text" || format === "ndjson" || format === "json";
  if (isPlain && source.byteLength * mostTimes <= budget) return null;
  if (format === "arrow") {
    const { forecastArrow } = await import("#core/ingest/arrow/forecast-arrow.ts");
    const told = await forecastArrow(source);
    return told === null ? null : atWorst(told.nRows, told.columns, 1, false);
  }
  if (format === "parquet") {
    const { forecastParquet } = await import("#core/ingest/parquet/forecast-parquet.ts");
    const { nRows, columns } = await forecastParquet(source);
    return atWorst(nRows, columns, 1, false);
  }
  const { sample: _, columns: __, ...rest } = options;
  const head = format === "json" ? await startOf(source) : "";
  const isObject = head.startsWith("{");
  const list =
    isObject && !isGeoJson(head) ? await listInObject(source, headBytes) : isObject ? null : source;
  if (list === null) return forecastObject(source, rest, checkpoint);
  const { result, times } = await readHead(list, rest, headBytes, checkpoint);
  return atWorst(result.table.nRows, columnsOf(result.table), times, format === "text");
}

/** An object that is not told by the start of its one list: it is gone through, not parsed. */
async function forecastObject(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<TableForecast | null> {
  const outline = await objectOutline(source, checkpoint);
  if (outline === null) return null;
  const { result } = await readHead(textSource(source.name, outline.text), options, headBytes, checkpoint);
  return atWorst(result.table.nRows, columnsOf(result.table), outline.times, false);
}

function columnsOf({ columns }: Table): readonly ForecastColumn[] {
  return columns.map((column) => ({ name: column.name, kind: column.kind, bytes: columnBytes(column) }));
}

function atWorst(
  nRows: number,
  columns: readonly ForecastColumn[],
  times: number,
  isText: boolean,
): TableForecast {
  const grown = columns.map(({ bytes, ...column }) => ({
    ...column,
    bytes: Math.round(atPeak * times * bytes),
  }));
  const bytes = grown.reduce((sum, column) => sum + column.bytes, 0);
  return {
    nRows: Math.round(times * nRows),
    bytes,
    storedBytes: Math.round(bytes / atPeak),
    columns: grown,
    isText,
  };
}

async function startOf(source: ByteSource): Promise<string> {
  const start = await source.slice(0, Math.min(4096, source.byteLength));
  return new TextDecoder().decode(start).trimStart();
}

/** Its rows are not the records of its list as they are. */
const isGeoJson = (head: string) => /"type"\s*:\s*"FeatureCollection"/.test(head);
