import { filledCells, isTyped, isWord, typedColumns } from "#core/ingest/cell-type.ts";
import { commonWidth } from "#core/ingest/dialect-score.ts";
import { detectHeader } from "#core/ingest/header.ts";
import type { MissingTokens } from "#core/ingest/missing-tokens.ts";

type Record = readonly string[];

/** Where the table is in the first records of a file. */
export interface Structure {
  /** Records before the table: titles, remarks, blank ones. */
  readonly before: number;
  /** Records that name the columns: 0, 1, or more that are joined. */
  readonly headerRows: number;
  /** What a remark begins with; null where there are none. */
  readonly comment: string | null;
}

const remarkSigns = ["#", "%", "//", "--", ";", "!"] as const;
/** More rows of names than this are no header. */
const mostHeaderRows = 3;
/** So many records tell what a column holds. */
const looked = 200;

const isBlank = (record: Record): boolean => record.length === 1 && record[0]!.trim() === "";
export const isRemark = (record: Record, comment: string): boolean =>
  record[0]!.trimStart().startsWith(comment);

/** @param records the first of the file, blank ones included */
export function detectStructure(
  records: readonly Record[],
  missing: MissingTokens,
  forced: { readonly comment?: string; readonly headerRows?: number; readonly isStart?: boolean },
): Structure {
  const comment = forced.comment === undefined ? detectComment(records) : forced.comment || null;
  const remarks = (record: Record) => comment !== null && isRemark(record, comment);
  const start = forced.isStart === true ? 0 : tableStart(records, remarks, missing);
  const table = records.slice(start).filter((record) => !isBlank(record) && !remarks(record));
  const headerRows = forced.headerRows ?? countHeaderRows(table.slice(0, looked), missing);
  return { before: start, headerRows, comment };
}

/** A sign with which lines begin that are unlike the records. A header of the table's width may begin with it. */
function detectComment(records: readonly Record[]): string | null {
  const filled = records.filter((record) => !isBlank(record));
  for (const sign of remarkSigns) {
    const remarks = filled.filter((record) => isRemark(record, sign));
    if (remarks.length === 0 || remarks.length * 2 > filled.length) continue;
    const width = commonWidth(filled.filter((record) => !isRemark(record, sign)));
    if (width === 0) continue;
    const alike = remarks.filter((record) => record.length === width && filledCells(record) > 1);
    const spoken = remarks.every((record) => /^\W+\s*\w+\s+\S/.test(record[0]!.trim()));
    if (width === 1 ? spoken && sign !== "!" : alike.length === 0) return sign;
  }
  return null;
}

/**
 * The first record of the table: of the first run of records that are equally wide, or of the names right above it. Titles that
 * are padded with delimiters to the table's width are no part of it.
 */
function tableStart(
  records: readonly Record[],
  isRemarked: (record: Record) => boolean,
  missing: MissingTokens,
): number {
  const kept = records
    .map((record, at) => ({ record, at }))
    .filter(({ record }) => !isBlank(record) && !isRemarked(record));
  const first = firstRun(kept.map(({ record }) => record));
  if (first === null) return 0;
  let { start } = first;
  const { width } = first;
  const gapBefore = (i: number) => i > 0 && kept[i]!.at - kept[i - 1]!.at > 1;
  // A header that is shorter or longer than the records under it.
  const above = start > 0 ? kept[start - 1]!.record : null;
  if (above !== null && !gapBefore(start) && isNames(above, missing) && above.length > 1) {
    const isNear = Math.abs(above.length - width) <= Math.max(1, 0.34 * width);
    const hasTyped = kept.slice(start, start + looked).some(({ record }) => record.some(isTyped));
    if (isNear && !(hasTyped && isNamesAbove(kept[start]!.record, missing))) start--;
  }
  while (start + 1 < kept.length && isPaddedTitle(kept[start]!.record, kept[start + 1]!.record)) start++;
  return start === 0 ? 0 : kept[start]!.at;
}

const isNamesAbove = (record: Record, missing: MissingTokens) =>
  isNames(record, missing) && new Set(record).size === record.length;

function isNames(record: Record, missing: MissingTokens): boolean {
  return record.every((cell) => cell.trim() !== "" && isWord(cell, missing));
}

/** At most one cell of several is filled, and more are in the record after it; or none is. */
function isPaddedTitle(record: Record, next: Record): boolean {
  const filled = filledCells(record);
  if (record.length < 2 || filled > 1) return false;
  if (filled === 0) return true;
  return (
    record[0]!.trim() !== "" &&
    (record.length > 2 ? filledCells(next) !== 1 || next.length > 1 : filledCells(next) === 0)
  );
}

/** The first run of records of one width that is long enough to be the table and not a list of keys and values above it. */
function firstRun(records: readonly Record[]): { readonly start: number; readonly width: number } | null {
  const runs: { start: number; end: number; width: number; length: number }[] = [];
  for (let i = 0; i < records.length; ) {
    const { length: width } = records[i]!;
    let end = i + 1;
    let length = 1;
    // A ragged record here and there does not end a run.
    for (let j = end; j < records.length && j < end + 3; j++) {
      if (records[j]!.length !== width) continue;
      length++;
      end = j + 1;
    }
    runs.push({ start: i, end, width, length });
    i = end;
  }
  const wide = runs.filter(({ width }) => width > 1);
  const longest = Math.max(0, ...wide.map(({ length }) => length));
  const chosen = wide.find(
    ({ width, length }) => length === longest || (length >= 3 && (width > 2 || length * 3 >= longest)),
  );
  if (chosen === undefined) return null;
  // Records of all widths mixed are one ragged table, and nothing above it is left out.
  const clean = wide.filter(({ length, start, end }) => length >= 3 && length >= 0.7 * (end - start));
  const covered = clean.reduce((sum, { length }) => sum + length, 0);
  const nWide = records.filter(({ length }) => length > 1).length;
  const onlyTitles = records.slice(0, chosen.start).every((record) => filledCells(record) <= 1);
  return covered >= 0.7 * nWide || (onlyTitles && chosen.length >= 0.8 * (records.length - chosen.start))
    ? chosen
    : null;
}

/**
 * How many of the first records name the columns: those that have words, and no number or date, where the records below have
 * numbers or dates. Where there are no such columns, one: names are told from rows by not being among the values below.
 */
function countHeaderRows(table: readonly Record[], missing: MissingTokens): number {
  if (table.length === 0) return 1;
  const width = commonWidth(table);
  const typed = typedColumns(table.slice(Math.min(mostHeaderRows, table.length >> 1)), width, missing);
  const isTypedColumn = new Set(typed);
  let rows = 0;
  for (let k = 0; k < Math.min(mostHeaderRows, table.length - 1) && typed.length > 0; k++) {
    const record = table[k]!;
    if (typed.some((c) => isTyped(record[c] ?? "")) || (k > 0 && record.length !== width)) break;
    if (k > 0 && isAmongValues(record, table.slice(k + 1), isTypedColumn, width)) break;
    if (typed.some((c) => isWord(record[c] ?? "", missing)) && (k === 0 || typed.length > 1)) rows = k + 1;
  }
  if (rows > 1) return rows;
  if (rows === 0 && typed.length > 0) return detectHeader(table) ? 1 : 0;
  if (rows === 1) return 1;
  return detectHeader(table) && !repeatsBelow(table) ? 1 : 0;
}

/** A row of data has words that other rows have in the same column. */
function isAmongValues(
  record: Record,
  below: readonly Record[],
  typed: ReadonlySet<number>,
  width: number,
): boolean {
  for (let c = 0; c < width; c++) {
    const cell = record[c]?.trim() ?? "";
    if (cell === "" || typed.has(c)) continue;
    if (below.some((other) => other[c]?.trim() === cell)) return true;
  }
  return false;
}

/** Most of the first record's words are values of the columns below: a table of categories without names. */
function repeatsBelow(table: readonly Record[]): boolean {
  const [first = [], ...below] = table;
  if (below.length < 4) return false;
  const filled = first.map((cell, c) => ({ cell: cell.trim(), c })).filter(({ cell }) => cell !== "");
  const repeated = filled.filter(({ cell, c }) => below.some((record) => record[c]?.trim() === cell));
  return filled.length > 0 && repeated.length * 2 >= filled.length;
}

/**
 * One name a column from several rows of them: a word over several columns stands for all of them; parts that repeat are
 * said once.
 */
export function joinNames(rows: readonly Record[]): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (rows.length === 1) return [...rows[0]!];
  const fullest = Math.max(...rows.map(filledCells));
  // Of rows equally full the last: the gaps of those above it are the rest of wide words.
  const main = rows.findLastIndex((row) => filledCells(row) === fullest);
  const spread = rows.map((row, r) => {
    let last = "";
    return Array.from({ length: width }, (_, c) => {
      const cell = row[c]?.trim() ?? "";
      if (cell !== "" || r >= main) return (last = cell);
      return last;
    });
  });
  return Array.from({ length: width }, (_, c) => {
    const parts = spread.map((row) => row[c]!).filter((part) => part !== "");
    return [...new Set(parts)].join(" ");
  });
}
