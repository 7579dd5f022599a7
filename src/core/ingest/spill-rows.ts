import type { Column, ColumnKind } from "#core/frame/column.ts";
import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { ColumnBuilder } from "#core/ingest/column-builder.ts";
import { type FinishedColumn, finishColumn, prepare } from "#core/ingest/finish-column.ts";
import { type Layout, readRows } from "#core/ingest/read-rows.ts";
import type { ByteSink, StoredRows } from "#core/out-of-core/column-store.ts";
import { ColumnStoreWriter } from "#core/out-of-core/column-store.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";

/** Few enough that a fit can take rows from several places of the file at once. */
const defaultBlockRows = 16_384;

/** Where all rows of a file go, beside the sample that is held in memory. */
export interface RowSpill {
  readonly sink: ByteSink;
  /** For tests: blocks of fewer rows. */
  readonly blockRows?: number;
}

/** A column as it came out of the rows that are held: what it is on disk too. */
export interface SettledColumn {
  readonly settings: BuilderOptions;
  readonly finished: FinishedColumn;
}

export interface Spilled extends StoredRows {
  /** Of each column: cells on disk that do not fit the kind the held rows gave it. They are missing there. */
  readonly misfits: readonly number[];
}

/**
 * A second pass over the file that writes every row of it to disk, a block at a time, in the kinds and spellings that the
 * rows held in memory have shown. Holds one block.
 * @param columns those that are read, null for the others
 * @param nRows so many rows were seen in the first pass
 * @throws LatheError "file-changed"; what the sink throws; AbortError from `checkpoint`
 */
export async function spillRows(
  source: ByteSource,
  layout: Layout,
  columns: readonly (SettledColumn | null)[],
  nRows: number,
  { sink, blockRows = defaultBlockRows }: RowSpill,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Spilled> {
  const writer = new ColumnStoreWriter(sink, blockRows);
  const blocks = columns.map((column) => column && new BlockColumn(column));
  const kept = blocks.filter((block) => block !== null);
  let written = 0;
  const cut = (upTo: number) => {
    if (upTo === written) return;
    writer.write({ nRows: upTo - written, columns: kept.map((block) => block.cut()) });
    written = upTo;
  };
  const all: Layout = { ...layout, sample: null, helpers: undefined };
  const { rows } = await readRows(source, all, blocks, null, async (progress) => {
    if (progress.rows - written >= blockRows) cut(progress.rows);
    await checkpoint({ ...progress, toDisk: true });
  });
  cut(rows.nRows);
  if (rows.nRows !== nRows) throw new LatheError("file-changed", { file: source.name });
  return { ...writer.finish(), misfits: kept.map(({ misfits }) => misfits) };
}

/** The cells of one column, until they are cut off as a block. */
class BlockColumn {
  /** In the blocks cut so far. */
  misfits = 0;
  readonly #name: string;
  readonly #kind: ColumnKind;
  readonly #settings: BuilderOptions;
  #builder: ColumnBuilder;

  constructor({ settings, finished: { column, format, dateOrder } }: SettledColumn) {
    this.#name = column.name;
    this.#kind = column.kind;
    const forced = holding(column.kind);
    const numbers = forced === "numeric" ? (settings.numbers ?? format ?? "point") : settings.numbers;
    this.#settings = {
      ...settings,
      forced,
      numbers,
      dateOrder: settings.dateOrder ?? dateOrder,
      words: false,
    };
    this.#builder = new ColumnBuilder(this.#settings);
  }

  add(records: readonly (readonly string[])[], c: number): void {
    this.#builder.add(records, c);
  }

  addBlock(block: Parameters<ColumnBuilder["addBlock"]>[0], c: number): void {
    this.#builder.addBlock(block, c);
  }

  cut(): Column {
    const builder = this.#builder;
    this.#builder = new ColumnBuilder(this.#settings);
    const collected = builder.finish();
    const prepared = prepare(collected, this.#settings);
    const { oddities } = builder;
    const { column } = finishColumn(this.#name, collected, this.#settings, oddities, prepared, null);
    this.misfits += oddities.misfits;
    return { ...column, kind: this.#kind } as Column; // of the same family: `holding` says which
  }
}

/**
 * The kind that loses least of a column's rows on disk: whole numbers of the sample may have a fraction further down,
 * and of two words there may be a third.
 */
function holding(kind: ColumnKind): ColumnKind {
  if (kind === "integer") return "numeric";
  return kind === "boolean" ? "categorical" : kind;
}
