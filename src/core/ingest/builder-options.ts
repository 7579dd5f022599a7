import type { MissingTokens } from "#core/ingest/missing-tokens.ts";
import type { NumberFormat } from "#core/ingest/numbers.ts";
import type { ColumnKind } from "#core/frame/column.ts";
import type { DateOrder } from "#core/frame/reading.ts";

export interface BuilderOptions {
  readonly missing: MissingTokens;
  readonly delimiter: string;
  /** The person's choice; null lets the cells decide. */
  readonly forced: ColumnKind | null;
  /** The person's answer for dates of this column that can be read in several ways. */
  readonly dateOrder: DateOrder | null;
  /** How the person says its numbers are written; null lets the cells decide. */
  readonly numbers: NumberFormat | null;
  /** The column turned out, late, to hold words: numbers and dates are not tried again. */
  readonly words: boolean;
  /** One of very many columns: it should leave its tokens behind as soon as it may. */
  readonly early: boolean;
}

/** What was not as expected in one column, by what is said of it. */
export interface Oddities {
  /** Non-empty cells read as missing, by their spelling. */
  readonly missingTokens: Map<string, number>;
  infinite: number;
  /** Cells that do not fit a forced kind. */
  misfits: number;
}

export function countMissing(cell: string, count: number, { missingTokens }: Oddities): void {
  const token = cell.trim();
  if (token !== "") missingTokens.set(token, (missingTokens.get(token) ?? 0) + count);
}

/** What is said of a later part of a column, added to what is said of those before it. */
export function addOddities(to: Oddities, { missingTokens, infinite, misfits }: Oddities): void {
  for (const [token, count] of missingTokens) countMissing(token, count, to);
  to.infinite += infinite;
  to.misfits += misfits;
}
