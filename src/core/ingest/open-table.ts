import { beliedName } from "#core/ingest/belied-name.ts";
import type { Contents } from "#core/ingest/contents.ts";
import { partOf, partWarnings } from "#core/ingest/part-warnings.ts";
import { pickColumns } from "#core/ingest/pick-columns.ts";
import { readTable } from "#core/ingest/read-table.ts";
import type { RowSpill } from "#core/ingest/spill-rows.ts";
import { sniff } from "#core/ingest/sniff.ts";
import type { ColumnKind, Table } from "#core/frame/column.ts";
import { keptRows } from "#core/frame/row-share.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import type {
  ByteSource,
  Reading,
  ReadOptions,
  ReadProgress,
  ReadResult,
  TableFormat,
} from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createSha256 } from "#core/shared/sha256.ts";

/** A gz in a zip in a gz: what lies deeper is packed to be in the way. */
const deepest = 3;
const hashBytes = 4 * 1024 * 1024;

/**
 * Reads any table that Lathe can read, by its content and whatever its name: delimited text, JSON, NDJSON, Excel, Parquet, Arrow and Feather, and
 * gz and zip of them. The readers of all but delimited text load when they are first needed.
 * @throws LatheError "file-empty", "file-not-a-table", "file-damaged", "file-unsafe", "file-too-large", "json-object-too-large",
 * "table-has-no-rows", "unknown-part",
 * "parts-differ", "file-changed", "bad-parameter", "disk-rows-refused"; AbortError from `checkpoint`
 * @param spill takes all rows of a delimited text; whatever it throws is thrown on
 */
export async function openTable(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  spill?: RowSpill,
): Promise<ReadResult> {
  if (spill === undefined) return openAt(source, options, checkpoint, 0);
  if ((await sniff(source)) !== "text") {
    const reason = "only delimited text can be read so, not packed files, workbooks or other formats";
    throw new LatheError("disk-rows-refused", { file: source.name, reason });
  }
  return noted(await readTable(source, options, checkpoint, { spill }), source.name, "text");
}

/** What `openTable` does, for a source that lies in archives. @param depth so many of them */
export async function openAt(
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
  depth: number,
): Promise<ReadResult> {
  const format = await sniff(source);
  if (format === "text") return noted(await readTable(source, options, checkpoint), source.name, "text");
  if (format === "gzip" || format === "zip") {
    if (depth === deepest)
      throw new LatheError("file-unsafe", { file: source.name, reason: "it is packed again and again" });
    const { openGzip, openZip } = await import("#core/ingest/archive/open-archive.ts");
    return (format === "gzip" ? openGzip : openZip)(source, options, checkpoint, depth);
  }
  return finish(source, format, options, await contentsOf(format, source, options, checkpoint), checkpoint);
}

interface TypedContents extends Contents {
  readonly kinds?: readonly (readonly [string, ColumnKind])[];
}

async function contentsOf(
  format: Exclude<TableFormat, "text" | "xlsx">,
  source: ByteSource,
  options: ReadOptions,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<TypedContents> {
  if (format === "parquet") {
    const { readParquet } = await import("#core/ingest/parquet/read-parquet.ts");
    return readParquet(source, options, checkpoint);
  }
  if (format === "arrow") {
    const { readArrow } = await import("#core/ingest/arrow/read-arrow.ts");
    return readArrow(source, checkpoint);
  }
  const { readJson } = await import("#core/ingest/json/read-json.ts");
  return readJson(source, options, checkpoint, format === "ndjson");
}

/** What a reader gave, with names made different, in the kinds that the person or the file asks for, and as a reading. */
export async function finish(
  source: ByteSource,
  format: TableFormat,
  options: ReadOptions,
  contents: TypedContents,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<ReadResult> {
  const { encoding, header } = contents;
  const { repairHeader } = await import("#core/ingest/header.ts");
  const written = contents.names ?? contents.columns.map(({ name }) => name);
  const { names, changed } = repairHeader(written);
  const picked = pickColumns(names, written, options.columns);
  const all: Table = {
    nRows: contents.nRows,
    columns: picked.map((c, i) => ({
      ...contents.columns[contents.names === undefined ? c : i]!,
      name: names[c]!,
    })),
  };
  const { sample } = options;
  const { of = all.nRows } = contents;
  const isDrawn = sample === undefined || contents.of !== undefined;
  const { nRows, columns: named } = isDrawn ? all : takeRows(all, keptRows(sample, of));
  if (nRows === 0) throw new LatheError("sample-empty", { rows: of });
  const kinds = new Map([...(contents.kinds ?? []), ...(options.kinds ?? [])]);
  const { recast } = await import("#core/ingest/recast.ts");
  const { columns, warnings } = await recast(source.name, named, nRows, { ...options, kinds: [...kinds] });
  const part = partOf({ nRows, of }, sample, names.length - picked.length);
  const reading: Reading = {
    fileName: source.name,
    byteLength: source.byteLength,
    // Of a start that is looked at nothing is kept.
    contentHash: contents.share === undefined ? await hashOf(source, checkpoint) : "",
    encoding: encoding === "" ? "utf-8" : encoding,
    delimiter: ",",
    quote: '"',
    escape: '"',
    layout: "delimited",
    header,
    headerRows: header ? 1 : 0,
    skipLines: 0,
    comment: "",
    guesses: [],
    otherTable: null,
    format,
    ...part,
    blankLines: 0,
    warnings: [
      ...partWarnings(part),
      ...(changed === 0
        ? []
        : [
            {
              code: "header-repaired",
              count: changed,
              message: `${changed} column ${changed === 1 ? "name was" : "names were"} empty, repeated or surrounded by blanks, and changed.`,
            },
          ]),
      ...contents.warnings,
      ...warnings,
    ],
    ragged: [],
  };
  return noted({ table: { nRows, columns }, reading }, source.name, format);
}

/** @throws LatheError "file-changed"; AbortError from `checkpoint` */
export async function hashOf(source: ByteSource, checkpoint: Checkpoint<ReadProgress>): Promise<string> {
  const hash = createSha256();
  for (let start = 0; start < source.byteLength; start += hashBytes) {
    const end = Math.min(start + hashBytes, source.byteLength);
    const bytes = await source.slice(start, end);
    if (bytes.length !== end - start) throw new LatheError("file-changed", { file: source.name });
    hash.update(bytes);
    await checkpoint({ bytesRead: end, bytesTotal: source.byteLength, rows: 0 });
  }
  return hash.finish();
}

function noted(result: ReadResult, name: string, format: TableFormat): ReadResult {
  const note = beliedName(name, format);
  if (note.length === 0) return result;
  return { ...result, reading: { ...result.reading, warnings: [...note, ...result.reading.warnings] } };
}
