import { ByteSlices, readsBytes } from "#core/ingest/bytes/byte-slices.ts";
import type { CellTaker } from "#core/ingest/cell-taker.ts";
import { ColumnBuilder } from "#core/ingest/column-builder.ts";
import type { ReadingPlan } from "#core/ingest/reading-plan.ts";
import { RowIntake } from "#core/ingest/row-intake.ts";
import { type FromShares, readTogether } from "#core/ingest/shares/read-together.ts";
import type { ReadHelpers } from "#core/ingest/shares/share.ts";
import { TextSlices } from "#core/ingest/text-slices.ts";
import { byteSlices } from "#core/ingest/text-stream.ts";
import type { QuoteFaults } from "#core/ingest/records.ts";
import type { ByteSource, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { RowShare } from "#core/frame/row-share.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import type { ContentHash } from "#core/shared/sha256.ts";

/** What one pass over the records needs to know beforehand. */
export interface Layout {
  readonly plan: ReadingPlan;
  readonly options: ReadOptions;
  readonly sliceBytes: number;
  /** Of the rows, only these are kept. */
  readonly sample: RowShare | null;
  /** How cells are found; "bytes" only where the file allows it. The result is the same. */
  readonly reader: "bytes" | "strings";
  /** Who else reads, where all rows are kept. */
  readonly helpers: ReadHelpers | undefined;
}

/** Takes a file in slice by slice. */
export interface SliceReader {
  read(slice: Uint8Array<ArrayBuffer>, last: boolean): void;
  readonly faults: QuoteFaults;
  /** Places that did not hold valid text. */
  invalid(): number;
  encoding(): string;
}

export interface Pass {
  readonly rows: RowIntake;
  readonly faults: QuoteFaults;
  readonly invalid: number;
  readonly encoding: string;
}

/** One pass over the file, its records into the builders of its columns; null for those that are read already. */
export async function readRows(
  source: ByteSource,
  layout: Layout,
  builders: readonly (CellTaker | null)[],
  hash: ContentHash | null,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Pass> {
  const { plan, options, sliceBytes } = layout;
  const { found, facts } = plan;
  const { opened, detected, trailing, headerRows } = found;
  const { dialect } = detected;
  const rows = new RowIntake(dialect, facts, trailing, headerRows, builders, layout.sample);
  const nRows = () => rows.nRows;
  const readStretch =
    (reader: SliceReader) => async (from: number, to: number, pause: Checkpoint<ReadProgress>) => {
      const slices = byteSlices(source, { sliceBytes, from, to }, hash, nRows, pause);
      for await (const { bytes, last } of slices) reader.read(bytes, last);
    };
  let reader: SliceReader;
  let others: FromShares = { invalid: 0, encoding: null };
  if (layout.reader === "bytes" && !trailing && readsBytes(opened, dialect)) {
    const bytes = new ByteSlices(opened, dialect, facts.width, rows);
    reader = bytes;
    // Core's own hash wants every byte.
    const helpers = hash === null || hash.isBeside === true ? layout.helpers : undefined;
    const read = readStretch(bytes);
    if (helpers === undefined || !areColumns(builders)) await read(0, source.byteLength, checkpoint);
    else {
      const together = { source, options, sliceBytes, reader: bytes, rows, builders, readStretch: read };
      others = await readTogether(together, helpers, checkpoint);
    }
  } else {
    reader = TextSlices.fromStart(opened, dialect, facts.width, rows);
    await readStretch(reader)(0, source.byteLength, checkpoint);
  }
  rows.finish();
  return {
    rows,
    faults: reader.faults,
    invalid: reader.invalid() + others.invalid,
    encoding: others.encoding ?? reader.encoding(),
  };
}

function areColumns(takers: readonly (CellTaker | null)[]): takers is readonly (ColumnBuilder | null)[] {
  return takers.every((taker) => taker === null || taker instanceof ColumnBuilder);
}
