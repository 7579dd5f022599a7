import type { Contents } from "#core/ingest/contents.ts";
import { finish, openTable } from "#core/ingest/open-table.ts";
import { headOfPacked, headOfText } from "#core/ingest/preview/head-source.ts";
import { type FileFormat, sniff } from "#core/ingest/sniff.ts";
import type { ByteSource, ReadOptions, ReadProgress, ReadResult } from "#core/frame/reading.ts";
import type { Packed } from "#core/ingest/archive/inflate.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** The table that the start of a file makes. */
export interface ReadHead {
  readonly result: ReadResult;
  /** How many times as many rows the whole has, about; 1: the start is the whole. */
  readonly times: number;
}

/** A gz in a zip in a gz: as in `openTable`. */
const deepest = 3;
/** So many rows of a sheet or of a row group tell what their columns hold. */
const headRows = 500;

/**
 * The start of any table that `openTable` reads, and of no more: the first bytes of text, JSON and NDJSON, packed or not; the first rows of a sheet;
 * the footer and some rows of the first row group of Parquet; the first batch of Arrow. An object of JSON is read whole.
 * @param headBytes so many bytes, unpacked
 * @throws LatheError as `openTable` does; AbortError from `checkpoint`
 */
export function readHead(
  source: ByteSource,
  options: ReadOptions,
  headBytes: number,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<ReadHead> {
  return new HeadReader(headBytes, checkpoint).read(source, options, 0);
}

class HeadReader {
  readonly #headBytes: number;
  readonly #checkpoint: Checkpoint<ReadProgress>;

  constructor(headBytes: number, checkpoint: Checkpoint<ReadProgress>) {
    this.#headBytes = headBytes;
    this.#checkpoint = checkpoint;
  }

  async read(source: ByteSource, options: ReadOptions, depth: number): Promise<ReadHead> {
    if (depth > deepest)
      throw new LatheError("file-unsafe", { file: source.name, reason: "it is packed again and again" });
    const format = await sniff(source);
    if (format === "gzip") {
      const name = source.name.replace(/\.(gz|gzip|tgz)$/i, "");
      const packed = { source, format, start: 0, end: source.byteLength, expected: null } as const;
      return this.#packed(name, packed, null, options, depth);
    }
    if (format === "zip") return this.#part(source, options, depth);
    if (format === "text") {
      const head = await headOfText(source, this.#headBytes);
      const result = await openTable(head, options, this.#checkpoint);
      return { result, times: source.byteLength / head.byteLength };
    }
    const contents = await this.#contents(source, format, options);
    const result = await finish(source, format, options, contents, this.#checkpoint);
    return { result, times: 1 / (contents.share ?? 1) };
  }

  async #contents(
    source: ByteSource,
    format: Exclude<FileFormat, "text" | "gzip" | "zip">,
    options: ReadOptions,
  ): Promise<Contents> {
    if (format === "parquet") {
      const { readParquet } = await import("#core/ingest/parquet/read-parquet.ts");
      return readParquet(source, options, this.#checkpoint, headRows);
    }
    if (format === "arrow") {
      const { readArrow } = await import("#core/ingest/arrow/read-arrow.ts");
      return readArrow(source, this.#checkpoint, true);
    }
    const { readJson } = await import("#core/ingest/json/read-json.ts");
    return readJson(source, options, this.#checkpoint, format === "ndjson", this.#headBytes);
  }

  /** The first of the chosen sheets or files, or the first there is, for all of them. */
  async #part(
    source: ByteSource,
    { parts: wanted, ...options }: ReadOptions,
    depth: number,
  ): Promise<ReadHead> {
    const { zipParts } = await import("#core/ingest/archive/archive-parts.ts");
    const { kind, names, entries } = await zipParts(source);
    const name = names.find((each) => each === wanted?.[0]) ?? names[0]!; // a zip without parts is refused
    if (kind === "sheet") {
      const { readXlsx } = await import("#core/ingest/xlsx/read-xlsx.ts");
      const contents = await readXlsx(source, entries, name, options, this.#checkpoint, headRows);
      const result = await finish(source, "xlsx", options, contents, this.#checkpoint);
      return { result, times: (1 / (contents.share ?? 1)) * Math.max(1, wanted?.length ?? 1) };
    }
    const { packedEntry } = await import("#core/ingest/archive/zip-entries.ts");
    const entry = entries.find((each) => each.name === name)!; // it is one of them
    const chosen = new Set(wanted);
    const others = entries.filter((each) => each !== entry && chosen.has(each.name));
    const all = others.reduce((sum, { byteLength }) => sum + byteLength, entry.byteLength);
    const file = name.slice(name.lastIndexOf("/") + 1);
    return this.#packed(file, await packedEntry(source, entry), all, options, depth);
  }

  /** @param byteLength of what is unpacked, where that is known; else told from how the start is packed */
  async #packed(
    name: string,
    packed: Packed,
    byteLength: number | null,
    options: ReadOptions,
    depth: number,
  ): Promise<ReadHead> {
    const { source, packedBytes, isWhole } = await headOfPacked(name, packed, this.#headBytes);
    const ratio = source.byteLength / Math.max(1, packedBytes);
    const all = byteLength ?? (isWhole ? source.byteLength : ratio * (packed.end - packed.start));
    const format = await sniff(source);
    if (isWhole || format === "text" || format === "ndjson" || format === "json") {
      const { result, times } = await this.read(source, options, depth + 1);
      // What is cut off at the end of a line is part of the start's own times.
      return { result, times: times * (isWhole && byteLength === null ? 1 : all / source.byteLength) };
    }
    const { unpackedSource } = await import("#core/ingest/archive/unpacked-source.ts");
    const whole = await unpackedSource(name, packed, this.#checkpoint);
    return this.read(whole, options, depth + 1);
  }
}
