import type { ColumnKind, Table } from "#core/frame/column.ts";

/** How a file is to be read. Everything absent is detected; what the person fixed is obeyed. */
export interface ReadOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly header?: boolean;
  /** Kinds fixed by the person, by original column name. A list of pairs: a column may be called __proto__. */
  readonly kinds?: readonly (readonly [column: string, kind: ColumnKind])[];
  /** Whether 03/04/2020 is the third of April; without an answer such columns stay words. */
  readonly dayFirst?: boolean;
  /** Spellings that mean "no value", in place of Lathe's own list. The empty cell always does. */
  readonly missingTokens?: readonly string[];
}

/** Something that was not as expected, and what was done. Codes are stable; messages are sentences. */
export interface ReadWarning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** Of cells that are not of the kind that was asked for: the column they are in. */
  readonly column?: string | undefined;
}

/** A record that did not have the header's number of fields. Short ones are padded, long ones kept to width. */
export interface RaggedRecord {
  /** Data row, from 0. */
  readonly row: number;
  /** Line of the file on which the record starts, from 1. */
  readonly line: number;
  readonly expected: number;
  readonly got: number;
  /** Fields past the header's, joined as written; empty for short records. */
  readonly extra: string;
}

/** What reading a file gave, beside its table. */
export interface Reading {
  readonly fileName: string;
  readonly byteLength: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly contentHash: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  readonly nRows: number;
  readonly blankLines: number;
  readonly warnings: readonly ReadWarning[];
  /** The first 10,000; `warnings` has the full count. */
  readonly ragged: readonly RaggedRecord[];
}

export interface ReadResult {
  readonly reading: Reading;
  readonly table: Table;
}

export interface ReadProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

/** A file, a pasted text or a buffer: the same thing in a page, a worker and Node. */
export interface ByteSource {
  readonly name: string;
  readonly byteLength: number;
  /** Bytes [start, end). @throws LatheError "file-changed" when the file is no longer what it was */
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}
