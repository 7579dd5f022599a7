import type { Random } from "#core/shared/random.ts";
import { type Cell, type CleanColumn, namesOf, rowsOf } from "#test/messy/clean-table.ts";
import { usual, type WrittenDialect, writeLines, writeRecord } from "#test/messy/write-dialect.ts";

/** A file with something wrong or unusual about it, and what it truly holds. */
export interface MessyFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly truth: Truth;
}

export interface Truth {
  /** null: the file names no columns. */
  readonly names: readonly string[] | null;
  /** Rows as they stand in the file, extra cells included. */
  readonly records: readonly (readonly (string | null)[])[];
  /** The problem's code where the right thing is to refuse it. */
  readonly refused?: string;
  /** A warning that has to be there: what the file cannot answer, the person is asked. */
  readonly warned?: string;
}

export interface Pollution {
  readonly name: string;
  /** How often it is met: the counts of Pollock's survey of 3,712 open files where it has them, else an estimate. */
  readonly weight: number;
  make(table: readonly CleanColumn[], random: Random): MessyFile;
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

export const truthOf = (rows: readonly (readonly Cell[])[]): (string | null)[][] =>
  rows.map((row) => row.map(({ truth }) => truth));

export const plainTruth = (table: readonly CleanColumn[]): Truth => ({
  names: namesOf(table),
  records: truthOf(rowsOf(table)),
});

/** Header and rows as lines. */
export function linesOf(table: readonly CleanColumn[], dialect: WrittenDialect = usual): string[] {
  const rows = rowsOf(table).map((row) => row.map(({ text }) => text));
  return [namesOf(table), ...rows].map((record) => writeRecord(record, dialect));
}

/** The whole table in a dialect, as bytes of UTF-8. */
export function inDialect(table: readonly CleanColumn[], changed: Partial<WrittenDialect>): MessyFile {
  const dialect = { ...usual, ...changed };
  return { bytes: utf8(writeLines(linesOf(table, dialect), dialect)), truth: plainTruth(table) };
}
