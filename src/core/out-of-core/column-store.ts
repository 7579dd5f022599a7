import type { Table } from "#core/frame/column.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { decodeTable, encodeTable } from "#core/frame/table-file.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { stackBlocks } from "#core/out-of-core/stack-blocks.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";
import { LatheError } from "#core/shared/problems.ts";

/**
 * Rows on disk: one file of blocks end to end, each a table of its own (`encodeTable`: its columns one after the other,
 * its dictionaries, a checksum), then an index in JSON and 16 bytes that say where that begins. A block is read without
 * any other, so that whoever goes through the file holds no more of it than he wants to.
 */
const magic = "LATHEROW";
const version = 1;
const trailerBytes = 16;

/** Where bytes are put one after the other: a file of the page's own storage, or of Node. */
export interface ByteSink {
  /** Takes all of them or throws. The caller may change them afterwards. */
  write(bytes: Uint8Array<ArrayBuffer>): void;
}

interface BlockPlace {
  readonly nRows: number;
  readonly nBytes: number;
}

export interface StoredRows {
  readonly nRows: number;
  readonly nBytes: number;
}

/** Writes rows to disk in blocks of the same length, in whatever stretches they come, so that these change nothing. */
export class ColumnStoreWriter {
  readonly #sink: ByteSink;
  readonly #blockRows: number;
  readonly #blocks: BlockPlace[] = [];
  /** Fewer rows than a block has. */
  #rest: Table | null = null;

  constructor(sink: ByteSink, blockRows: number) {
    this.#sink = sink;
    this.#blockRows = blockRows;
  }

  write(stretch: Table): void {
    const rows = this.#rest === null ? stretch : stackBlocks([this.#rest, stretch]);
    let start = 0;
    for (; start + this.#blockRows <= rows.nRows; start += this.#blockRows)
      this.#writeBlock(rowsFrom(rows, start, start + this.#blockRows));
    this.#rest = start < rows.nRows ? rowsFrom(rows, start, rows.nRows) : null;
  }

  #writeBlock(block: Table): void {
    const bytes = joinBytes(encodeTable(block));
    this.#sink.write(bytes);
    this.#blocks.push({ nRows: block.nRows, nBytes: bytes.length });
  }

  /** Makes the file whole: before, it cannot be opened. */
  finish(): StoredRows {
    if (this.#rest !== null) this.#writeBlock(this.#rest);
    this.#rest = null;
    const index = new TextEncoder().encode(JSON.stringify({ version, blocks: this.#blocks }));
    const trailer = new Uint8Array(trailerBytes);
    for (let i = 0; i < magic.length; i++) trailer[i] = magic.charCodeAt(i);
    new DataView(trailer.buffer).setUint32(magic.length, index.length, true);
    this.#sink.write(index);
    this.#sink.write(trailer);
    const { nRows, nBytes } = sums(this.#blocks);
    return { nRows, nBytes: nBytes + index.length + trailerBytes };
  }
}

function rowsFrom(table: Table, start: number, end: number): Table {
  if (start === 0 && end === table.nRows) return table;
  return takeRows(
    table,
    Int32Array.from({ length: end - start }, (_, i) => start + i),
  );
}

/** Rows on disk, to be read block by block, in any order. */
export interface ColumnStore extends StoredRows {
  /** Of each block: its first row, and how many it has. */
  readonly blocks: readonly { readonly start: number; readonly nRows: number }[];
  /** @throws LatheError "disk-rows-unreadable" */
  read(block: number): Promise<Table>;
}

/** @throws LatheError "disk-rows-unreadable" where the file is cut, damaged, or none of these */
export async function openColumnStore(source: ByteSource): Promise<ColumnStore> {
  const end = source.byteLength;
  if (end < trailerBytes) throw unreadable();
  const trailer = await source.slice(end - trailerBytes, end);
  const length = new DataView(trailer.buffer, trailer.byteOffset).getUint32(magic.length, true);
  const isOurs = [...magic].every((c, i) => trailer[i] === c.charCodeAt(0));
  const indexAt = end - trailerBytes - length;
  if (!isOurs || indexAt < 0) throw unreadable();
  const places = readIndex(await source.slice(indexAt, end - trailerBytes));
  if (sums(places).nBytes !== indexAt) throw unreadable();
  let start = 0;
  let offset = 0;
  const blocks = places.map(({ nRows, nBytes }) => {
    const block = { start, nRows, offset, nBytes };
    start += nRows;
    offset += nBytes;
    return block;
  });
  return {
    nRows: start,
    nBytes: end,
    blocks,
    async read(at) {
      const block = blocks[at]!;
      const bytes = await source.slice(block.offset, block.offset + block.nBytes);
      try {
        return decodeTable(bytes);
      } catch (cause) {
        throw unreadable(cause);
      }
    },
  };
}

function readIndex(bytes: Uint8Array): readonly BlockPlace[] {
  try {
    const index = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly version: number;
      readonly blocks: readonly BlockPlace[];
    };
    if (index.version === version) return index.blocks; // our own file: what it holds is checked block by block
  } catch (cause) {
    throw unreadable(cause);
  }
  throw unreadable();
}

const unreadable = (cause?: unknown) => new LatheError("disk-rows-unreadable", {}, { cause });

function sums(blocks: readonly BlockPlace[]): StoredRows {
  return {
    nRows: blocks.reduce((sum, { nRows }) => sum + nRows, 0),
    nBytes: blocks.reduce((sum, { nBytes }) => sum + nBytes, 0),
  };
}
