import type { ColumnKind, Table } from "#core/frame/column.ts";
import type { ReadHelpers } from "#core/ingest/shares/share.ts";
import type { RowShare } from "#core/frame/row-share.ts";
import type { ContentHash } from "#core/shared/sha256.ts";

export type TextLayout = "delimited" | "blanks" | "columns";
export type NumberStyle = "point" | "comma" | "thousands";
export const dateOrders = ["day-first", "month-first", "year-first"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How a file is to be read. Everything absent is detected; what the person fixed is obeyed. */
export interface ReadOptions {
  readonly encoding?: string;
  /** One character or several. */
  readonly delimiter?: string;
  readonly quote?: string;
  /** What makes a quote inside a quoted cell a plain character: the quote doubled (the quote itself), or "\\" before it. */
  readonly escape?: string;
  /** "blanks": runs of blanks separate the cells; "columns": every column begins at a character of its own. */
  readonly layout?: TextLayout;
  readonly header?: boolean;
  /** How many records name the columns: 0 to 5. Says more than `header` where both are given. */
  readonly headerRows?: number;
  /** So many lines of the file stand above its header or first row. */
  readonly skipLines?: number;
  /** What a line that is a remark begins with; "": no line is one. */
  readonly comment?: string;
  /** false: notes, totals and other tables below the table are rows like any other. */
  readonly footer?: boolean;
  /** How numbers are written throughout: 1234.5, 1.234,5 or 1,234.5. */
  readonly numbers?: NumberStyle;
  /** Kinds fixed by the person, by original column name. A list of pairs: a column may be called __proto__. */
  readonly kinds?: readonly (readonly [column: string, kind: ColumnKind])[];
  /** Whether 03/04/2020 is the third of April; without an answer such columns stay words. */
  readonly dayFirst?: boolean | undefined;
  /** What stands first in 03/04/05; says more than `dayFirst`, which cannot name the year. */
  readonly dateOrder?: DateOrder;
  /** The same for single columns, by original name; says more than both. */
  readonly dateOrders?: readonly (readonly [column: string, order: DateOrder])[];
  /** Spellings that mean "no value", in place of Lathe's own list. The empty cell always does. */
  readonly missingTokens?: readonly string[];
  /** The sheets of a workbook, or the files of an archive, to read: several are appended. Without it, the first. */
  readonly parts?: readonly string[];
  /** The columns to read, by original name; without it, all. */
  readonly columns?: readonly string[];
  /** A uniform sample of the rows instead of all of them. */
  readonly sample?: RowShare;
  /** All rows go to disk, beside the sample that is held (docs/adr/0011). */
  readonly onDisk?: boolean;
}

/** What a file is, by its content. */
export type TableFormat = "text" | "json" | "ndjson" | "xlsx" | "parquet" | "arrow";

/** Something that was not as expected, and what was done. Codes are stable; messages are sentences. */
export interface ReadWarning {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** Of cells that are infinite or not of the kind that was asked for: the column they are in. */
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

/** A line of the file that is no row. */
export interface UnreadLine {
  /** From 1. */
  readonly line: number;
  /** Above the table; begins with the sign of remarks; below the table; the names once more; where another table begins. */
  readonly reason: "title" | "remark" | "note" | "header-again" | "other-table";
  /** Its cells as they were found, the first 500 characters. */
  readonly text: string;
}

/** One thing that was worked out about a file, how sure that is, and why. */
export interface Guess {
  readonly about: GuessAbout;
  /** The column it is about, by its name in the table; null: the file. */
  readonly column: string | null;
  /** What was taken: "utf-8", ";", "2", "day-first". */
  readonly value: string;
  /** In [0, 1]; 1: the file, or a person, says so. */
  readonly confidence: number;
  /** A sentence. */
  readonly evidence: string;
  /** The file cannot answer it: a person is asked. */
  readonly ask: boolean;
  /** A cell that shows what is unsure: "01/02/2024". */
  readonly example?: string | undefined;
  /** Of dates: the orders that every cell allows. Absent in readings from before it was kept: the day or the month first. */
  readonly orders?: readonly DateOrder[] | undefined;
}
export type GuessAbout =
  | "encoding"
  | "delimiter"
  | "quote"
  | "header"
  | "start"
  | "comment"
  | "end"
  | "numbers"
  | "dates";

/** What reading a file gave, beside its table. */
export interface Reading {
  readonly fileName: string;
  readonly byteLength: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly contentHash: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly layout: TextLayout;
  /** Records that name the columns. */
  readonly headerRows: number;
  /** Lines above the header. */
  readonly skipLines: number;
  /** "" where no line is a remark. */
  readonly comment: string;
  readonly guesses: readonly Guess[];
  /** Another table below this one, and the line on which its names stand. */
  readonly otherTable: { readonly line: number; readonly names: readonly string[] } | null;
  readonly header: boolean;
  /** Absent for delimited text. Encoding, delimiter and quote mean nothing for the other formats. */
  readonly format?: TableFormat | undefined;
  /** What it was packed in; absent where it was not. */
  readonly packed?: "gzip" | "zip" | undefined;
  /** The sheets or files that were read, where there was a choice. */
  readonly parts?: readonly string[] | undefined;
  readonly nRows: number;
  /** Where only a sample of the rows was kept: how it was drawn, and of how many rows. */
  readonly sampled?: (RowShare & { readonly of: number }) | undefined;
  /** Where all rows were written to disk: how many, and the name of their file there. */
  readonly onDisk?: OnDisk | undefined;
  /** Columns that the file has and a person left out. */
  readonly leftOut?: number | undefined;
  readonly blankLines: number;
  readonly warnings: readonly ReadWarning[];
  /** The first 10,000; `warnings` has the full count. */
  readonly ragged: readonly RaggedRecord[];
  /** Lines that are no rows, the first 10,000; absent in readings from before they were kept, and where a format has no lines. */
  readonly notRead?: readonly UnreadLine[] | undefined;
}

/** All rows of a file on disk, of which those of the table are a sample. */
export interface OnDisk {
  readonly file: string;
  readonly nRows: number;
  readonly nBytes: number;
}

export interface ReadResult {
  readonly reading: Reading;
  readonly table: Table;
  /** What was written to disk, where that was asked for. */
  readonly stored?: Pick<OnDisk, "nRows" | "nBytes">;
}

export interface ReadProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
  /** The rows are in memory, as far as they are wanted there; all of them are now written to disk. */
  readonly toDisk?: boolean;
}

/** A stretch of a source, piece by piece. */
export interface BytePieces {
  /** The next `length` bytes; fewer where the source has become shorter. They are good until `release`. */
  next(length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The bytes of a piece are not needed any more: its memory may take a later one. */
  release(piece: Uint8Array<ArrayBuffer>): void;
  /** No more are wanted. */
  close(): void;
}

/** A file, a pasted text or a buffer: the same thing in a page, a worker and Node. */
export interface ByteSource {
  readonly name: string;
  readonly byteLength: number;
  /** Bytes [start, end). @throws LatheError "file-changed" when the file is no longer what it was */
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** A quicker way to read a stretch of it from its first byte to its last, where there is one. */
  pieces?(from: number, to: number): BytePieces;
  /** A quicker way to the SHA-256 of all its bytes than core's own, where there is one. */
  createHash?(): ContentHash;
  /** Others who read parts of it at the same time, where there are any; what is read is the same. */
  readonly helpers?: ReadHelpers;
}
