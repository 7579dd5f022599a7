import { ByteSlices, readsBytes } from "#core/ingest/bytes/byte-slices.ts";
import type { ColumnBuilder } from "#core/ingest/column-builder.ts";
import type { Dialect } from "#core/ingest/dialect.ts";
import { RowIntake } from "#core/ingest/row-intake.ts";
import type { TableFacts } from "#core/ingest/table-end.ts";
import { TextSlices } from "#core/ingest/text-slices.ts";
import { byteSlices, type Opened } from "#core/ingest/text-stream.ts";
import type { QuoteFaults } from "#core/ingest/records.ts";
import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import type { ContentHash } from "#core/shared/sha256.ts";

/** What one pass over the records needs to know beforehand. */
export interface Layout {
  readonly dialect: Dialect;
  /** Records that name the columns. */
  readonly headerRows: number;
  /** Nearly every row ends in a delimiter too many. */
  readonly trailing: boolean;
  readonly facts: TableFacts;
  readonly sliceBytes: number;
  /** How cells are found; "bytes" only where the file allows it. The result is the same. */
  readonly reader: "bytes" | "strings";
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
  opened: Opened,
  layout: Layout,
  builders: readonly (ColumnBuilder | null)[],
  hash: ContentHash | null,
  checkpoint: Checkpoint<ReadProgress>,
): Promise<Pass> {
  const { dialect, headerRows, trailing, facts, sliceBytes } = layout;
  const { width } = facts;
  const rows = new RowIntake(dialect, facts, trailing, headerRows, builders);
  const byBytes = layout.reader === "bytes" && !trailing && readsBytes(opened, dialect);
  const reader: SliceReader = byBytes
    ? new ByteSlices(opened, dialect, width, rows)
    : TextSlices.fromStart(opened, dialect, width, rows);
  for await (const { bytes, last } of byteSlices(source, sliceBytes, hash, () => rows.nRows, checkpoint)) {
    reader.read(bytes, last);
  }
  rows.finish();
  return { rows, faults: reader.faults, invalid: reader.invalid(), encoding: reader.encoding() };
}
