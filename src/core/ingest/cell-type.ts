import { dateFormats } from "#core/ingest/dates.ts";
import type { MissingTokens } from "#core/ingest/missing-tokens.ts";
import { isInfinite, numberFormats } from "#core/ingest/numbers.ts";
import { plainSpelling } from "#core/ingest/number-spelling.ts";

type Records = readonly (readonly string[])[];

/** A number or a date, in any spelling that is read as one. Infinity is neither that nor a word. */
export function isTyped(cell: string): boolean {
  const token = cell.trim();
  if (token === "") return false;
  if (numberFormats(token) !== 0 || dateFormats(token) !== 0) return true;
  const plain = plainSpelling(token);
  return plain !== null && numberFormats(plain.number) !== 0;
}

/** Something is there, and it is neither a number or date nor a spelling of "no value". */
export function isWord(cell: string, missing: MissingTokens): boolean {
  return !missing.amongNumbers(cell) && !isInfinite(cell.trim()) && !isTyped(cell);
}

/** Columns whose filled cells are numbers or dates, four fifths of them at least. */
export function typedColumns(records: Records, width: number, missing: MissingTokens): number[] {
  const columns: number[] = [];
  for (let c = 0; c < width; c++) {
    let typed = 0;
    let words = 0;
    for (const record of records) {
      const cell = record[c] ?? "";
      if (missing.amongNumbers(cell) || isInfinite(cell.trim())) continue;
      if (isTyped(cell)) typed++;
      else words++;
    }
    if (typed > 0 && typed >= 4 * words) columns.push(c);
  }
  return columns;
}

export function filledCells(record: readonly string[]): number {
  let filled = 0;
  for (const cell of record) if (cell.trim() !== "") filled++;
  return filled;
}
