import type { CellsPart, CellsState } from "#core/ingest/cells-part.ts";
import type { QuoteFaults } from "#core/ingest/records.ts";
import type { RowsPart } from "#core/ingest/row-intake.ts";
import type { ReadOptions } from "#core/frame/reading.ts";

/** A part of a file, to be read by another than who reads its start. Plain data: it goes to another thread. */
export interface ShareTask {
  readonly options: ReadOptions;
  /** Its records begin after the first line end from here on: a whole number of slices from the start of the file. */
  readonly start: number;
  /** As `start`, of what follows this share; the length of the file where nothing does. */
  readonly end: number;
  readonly sliceBytes: number;
  /** The file is known to be UTF-8 by what was read so far. */
  readonly isSettled: boolean;
  /** What the columns are taken for so far, by place in the file; null for one that is not to be read. */
  readonly columns: readonly (CellsState | null)[];
}

/** What was read of a part of a file. Lines and rows are counted from its first record. */
export interface Share {
  /** Of the byte after its last record. */
  readonly end: number;
  readonly lines: number;
  readonly faults: QuoteFaults;
  readonly isSettled: boolean;
  /** Its end, and the end of the file, were read as strings. */
  readonly isHandedOver: boolean;
  readonly invalid: number;
  readonly encoding: string;
  readonly rows: RowsPart;
  readonly columns: readonly (CellsPart | null)[];
}

/** Someone at work on a share. */
export interface ShareAtWork {
  /** null when it is of no use, or whoever read it was lost: the file is then read on without it. Never rejects. */
  readonly done: Promise<Share | null>;
  /** How far it is. */
  readonly bytesRead: number;
  readonly rows: number;
  /** Settles when that changes. */
  moved(): Promise<void>;
  /** Nobody waits for it any more. */
  stop(): void;
}

/** Others who read parts of a source at the same time. */
export interface ReadHelpers {
  /** They will be asked for shares of the file, read so. */
  prepare(options: ReadOptions): void;
  /** Where shares begin, rising: whole numbers of slices. */
  starts(byteLength: number, sliceBytes: number): readonly number[];
  /** So many bytes are read alone, before the others are told what the columns are taken for. */
  readonly lead: number;
  begin(task: ShareTask): ShareAtWork;
}
