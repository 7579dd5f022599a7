import { filledCells, isTyped, isWord } from "#core/ingest/cell-type.ts";
import { type CellBlock, cellString } from "#core/ingest/bytes/cell-block.ts";
import type { MissingTokens } from "#core/ingest/missing-tokens.ts";

type Record = readonly string[];

interface Held {
  readonly record: string[];
  readonly line: number;
}

/** What the first table of a file is followed by. */
export interface AfterTable {
  /** Lines below the table, as written, with the line of the first (from 1). */
  footer: {
    readonly line: number;
    readonly texts: readonly string[];
    /** The line of each. */
    readonly lines: readonly number[];
  } | null;
  /** Where another table begins, and what its columns seem to be called. */
  other: { readonly line: number; readonly names: readonly string[]; rows: number } | null;
  /** Lines on which the header stands again; they are no rows. */
  readonly repeatedHeaders: number[];
}

export interface TableFacts {
  readonly width: number;
  /** The record that names the columns, as written; null where there is none. */
  readonly header: Record | null;
  /** Columns of numbers or dates, as far as the first records tell. */
  readonly typed: readonly number[];
  /** Of the longest cell of the first column, in characters. */
  readonly longestFirst: number;
  /** Words that the first column holds among the first records. */
  readonly firstWords: ReadonlySet<string>;
  readonly missing: MissingTokens;
  /** False: every record is a row, whatever it looks like. */
  readonly mayEnd: boolean;
}

/** More records in doubt than this are rows. */
const mostHeld = 40;
const noteWords =
  /^\W*(source|note|total|generated|exported|created|copyright|©|\*|legend|disclaimer|end of|all rights|data (from|source)|footnote|remark|quelle|stand|hinweis|anmerkung|fuente|nota|fonte|bron)\b/i;
const totalWords =
  /^(grand )?(total|totals|sum|subtotal|overall|summe|gesamt|insgesamt|suma|somme|totale|totaal|итого|合計|合计)\b:?$/i;

/** G, S, T, O, I, also small, and bytes past ASCII. */
const mayStartTotals = (byte: number): boolean => {
  const small = byte | 32;
  return small === 103 || small === 115 || small === 116 || small === 111 || small === 105 || byte >= 0x80;
};
const totalStarts = /^[GgTtSsOoIiИи合]/;

/**
 * Tells where the table ends while its records come by: records that look like notes below it, a second header, or another
 * table are held until what follows has told. A regular record costs three comparisons.
 */
export class TableEnd {
  readonly after: AfterTable = { footer: null, other: null, repeatedHeaders: [] };
  readonly #facts: TableFacts;
  readonly #typedAt: number;
  readonly #isTypedColumn: ReadonlySet<number>;
  /** Of the header's first name: how many bytes, and the first of them. */
  readonly #headerLength: number;
  readonly #headerFirst: number;
  #held: Held[] = [];
  #blankBefore = false;
  /** A blank line came right before the first of those held. */
  #gapBeforeHeld = false;
  #ended = false;

  constructor(facts: TableFacts) {
    this.#facts = facts;
    this.#typedAt = facts.typed[0] ?? -1;
    this.#isTypedColumn = new Set(facts.typed);
    const name = new TextEncoder().encode(facts.header?.[0] ?? "");
    this.#headerLength = facts.header === null ? -1 : name.length;
    this.#headerFirst = name[0] ?? 0;
  }

  /** The names of the columns as they are written; empty where there are none. */
  get header(): readonly string[] {
    return this.#facts.header ?? [];
  }

  /** Whatever came by so far has no bearing on what follows. */
  get isBetween(): boolean {
    return !this.#ended && this.#held.length === 0 && !this.#blankBefore;
  }

  /** What came after this, told of by another who began here. @param lines stand before its first */
  append({ footer, other, repeatedHeaders }: AfterTable, lines: number): void {
    const { after } = this;
    if (footer !== null)
      after.footer = {
        ...footer,
        line: footer.line + lines,
        lines: footer.lines.map((line) => line + lines),
      };
    if (other !== null) after.other = { ...other, line: other.line + lines };
    after.repeatedHeaders.push(...repeatedHeaders.map((line) => line + lines));
  }

  /** A blank line came by. */
  blank(): void {
    this.#blankBefore = true;
  }

  /** A row beyond doubt; it is not to be added. Nearly all are, and cost no more than this. */
  isRow(record: Record): boolean {
    if (this.#ended || this.#held.length > 0 || this.#isDoubtful(record)) return false;
    this.#blankBefore = false;
    return true;
  }

  /** As `isRow`, for a regular row that is places in bytes: false only says that it has to be asked as a record. */
  isRowBytes(block: CellBlock, row: number): boolean {
    if (this.#ended || this.#held.length > 0 || this.#blankBefore) return false;
    if (!this.#facts.mayEnd) return true;
    const { bytes, starts, ends, width } = block;
    const i = row * width;
    const start = starts[i]!;
    const length = ends[i]! - start;
    const first = length === 0 ? 0 : bytes[start]!;
    if (width > 1 && starts[i + 1] === ends[i + 1]) return false;
    if (length === this.#headerLength && first === this.#headerFirst) return false;
    if (length >= 3 && length <= 42 && mayStartTotals(first) && totalWords.test(cellString(block, i).trim()))
      return false;
    if (this.#typedAt === -1) return true;
    const typed = i + this.#typedAt;
    return starts[typed] === ends[typed] || bytes[starts[typed]!]! <= 64;
  }

  /** Passes on what turns out to be a row to `take`, now or later, in order. */
  add(record: string[], lineOf: () => number, take: (record: string[], line: () => number) => void): void {
    if (this.#ended) {
      this.after.other!.rows++;
      return;
    }
    if (this.#held.length === 0 && !this.#isDoubtful(record)) {
      take(record, lineOf);
      return;
    }
    const line = lineOf();
    if (!this.#facts.mayEnd) {
      take(record, () => line);
      return;
    }
    if (this.#isHeaderAgain(record)) {
      this.#release(take);
      this.after.repeatedHeaders.push(line);
      return;
    }
    if (this.#held.length === 0) this.#gapBeforeHeld = this.#blankBefore;
    this.#held.push({ record, line });
    if (this.#held.length > 1 || !this.#mayStart(record)) this.#judge(take);
    this.#blankBefore = false;
  }

  /** No more records come. */
  finish(take: (record: string[], line: () => number) => void): void {
    const held = this.#held;
    const firstNote = held.findIndex(({ record }) => filledCells(record) > 0);
    const isFooter =
      firstNote !== -1 && held.every(({ record }) => filledCells(record) <= 1 || this.#isTotal(record));
    if (!isFooter || !this.#startsNote(held, firstNote)) return this.#release(take);
    this.after.footer = footerOf(held[0]!.line, held.slice(firstNote));
    this.#held = [];
  }

  #isTotal(record: Record): boolean {
    const first = record.find((cell) => cell.trim() !== "")?.trim() ?? "";
    return totalWords.test(first) && !this.#facts.firstWords.has(first);
  }

  /** Cheap: most records are asked this and nothing else. */
  #isDoubtful(record: Record): boolean {
    const { width, header, mayEnd } = this.#facts;
    if (record.length !== width) return mayEnd || width !== 0;
    if (!mayEnd) return false;
    if (header !== null && record[0] === header[0] && this.#isHeaderAgain(record)) return true;
    if (width > 1 && record[1] === "" && filledCells(record) <= 1) return true;
    const first = record[0]!;
    if (first.length <= 14 && first.length >= 3 && totalStarts.test(first) && this.#isTotal(record))
      return true;
    if (this.#blankBefore && record.every((cell) => cell !== "")) return this.#isNames(record);
    const unit = this.#typedAt === -1 ? 0 : record[this.#typedAt]!.charCodeAt(0);
    return unit > 64 && this.#breaksTypes(record) && this.#isNames(record);
  }

  #isHeaderAgain(record: Record): boolean {
    const { header, width } = this.#facts;
    if (header === null || record.length !== header.length || width === 0) return false;
    return this.#facts.typed.length > 0 && header.every((name, c) => name === record[c]);
  }

  /** Words throughout, and hardly two alike. */
  #isNames(record: Record): boolean {
    const { missing } = this.#facts;
    return (
      record.length > 1 &&
      new Set(record).size >= 0.75 * record.length &&
      record.every((cell) => cell.trim() !== "" && isWord(cell, missing))
    );
  }

  /** Words where this table has numbers or dates, in half of those columns at least. */
  #breaksTypes(record: Record): boolean {
    const { typed, missing } = this.#facts;
    const there = typed.filter((c) => c < record.length);
    const broken = there.filter((c) => {
      const cell = record[c]!;
      return cell.trim() !== "" && isWord(cell, missing);
    });
    return broken.length > 0 && broken.length * 2 >= there.length;
  }

  /** A record in doubt that may be the start of something, so that the next ones are waited for. */
  #mayStart(record: Record): boolean {
    return filledCells(record) <= 1 || this.#isTotal(record) || this.#isNames(record);
  }

  #judge(take: (record: string[], line: () => number) => void): void {
    const held = this.#held;
    const { width } = this.#facts;
    const at = held.findIndex(({ record }) => record.length > 1 && this.#isNames(record));
    const { record: last } = held.at(-1)!;
    if (at === -1) {
      if (held.length > mostHeld || (filledCells(last) > 1 && !this.#isTotal(last))) this.#release(take);
      return;
    }
    const names = held[at]!.record;
    const rows = held.slice(at + 1).filter(({ record }) => filledCells(record) > 0);
    if (rows.length < 3) return;
    const alike = rows.filter(({ record }) => record.length === names.length).length >= 2;
    const isOther =
      alike && (names.length === width ? this.#areOfOtherTypes(rows) : this.#isOtherHeader(names));
    if (!isOther) return this.#release(take);
    this.#ended = true;
    this.after.other = { line: held[at]!.line, names, rows: rows.length };
    const title = held.slice(0, at).filter(({ record }) => filledCells(record) > 0);
    if (title.length > 0) this.after.footer = footerOf(title[0]!.line, title);
    this.#held = [];
  }

  /** Rows under the same number of names are of another table when this one's columns do not hold them. */
  #areOfOtherTypes(rows: readonly Held[]): boolean {
    const { typed, missing } = this.#facts;
    const width = this.#facts.width;
    const broken = rows.filter(({ record }) =>
      typed.some((c) => isWord(record[c] ?? "", missing) && record[c] !== ""),
    );
    const gained = rows.filter(({ record }) => {
      for (let c = 0; c < width; c++)
        if (!this.#isTypedColumn.has(c) && isTyped(record[c] ?? "")) return true;
      return false;
    });
    return broken.length * 2 > rows.length || gained.length * 2 > rows.length;
  }

  #isOtherHeader(names: Record): boolean {
    return this.#gapBeforeHeld || this.#breaksTypes(names);
  }

  #startsNote(held: readonly Held[], firstNote: number): boolean {
    const { record } = held[firstNote]!;
    const text = record.find((cell) => cell.trim() !== "")!.trim();
    if (record.length > 1 && record[0]!.trim() === "") return false;
    if (this.#isTotal(record) || noteWords.test(text)) return true;
    if (this.#facts.width < 2) return false;
    if (firstNote > 0 || this.#gapBeforeHeld) return true;
    return /\S\s+\S+\s+\S/.test(text) && text.length > 1.5 * this.#facts.longestFirst;
  }

  #release(take: (record: string[], line: () => number) => void): void {
    for (const { record, line } of this.#held) take(record, () => line);
    this.#held = [];
  }
}

function footerOf(line: number, notes: readonly Held[]): AfterTable["footer"] {
  return {
    line,
    texts: notes.map(({ record }) => record.filter((cell) => cell.trim() !== "").join(" ")),
    lines: notes.map((note) => note.line),
  };
}
