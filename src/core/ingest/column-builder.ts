import type { BuilderOptions, Oddities } from "#core/ingest/builder-options.ts";
import { type DateFormat, parseDate, parsePlainIso } from "#core/ingest/dates.ts";
import { plainlyDecimals, settleDateFormat, settleNumberFormat } from "#core/ingest/formats.ts";
import { IntegerStore, NumberStore, TextStore } from "#core/ingest/growable.ts";
import {
  isInfinite,
  isIntegerSpelling,
  type NumberFormat,
  parseNumber,
  parseNumberForced,
  parsePlainInteger,
} from "#core/ingest/numbers.ts";
import { TokenTable } from "#core/ingest/token-table.ts";
import type { ColumnKind } from "#core/frame/column.ts";

export type Collected =
  | { readonly mode: "tokens"; readonly tokens: readonly string[]; readonly codes: Int32Array }
  | {
      readonly mode: "numbers";
      readonly values: Float32Array | Float64Array;
      readonly integers: boolean;
      readonly format: NumberFormat;
    }
  | { readonly mode: "dates"; readonly values: Float32Array | Float64Array; readonly hasTime: boolean }
  | { readonly mode: "text"; readonly bytes: Uint8Array; readonly offsets: Uint32Array };

type Records = readonly (readonly string[])[];

/** From so many different cells on, a column of numbers or dates is parsed as it comes. */
const typedFrom = 1024;
/** Of very many columns, decimals are parsed from so many on: spellings are kept of 256 at most, and some are missing values. */
const earlyFrom = 264;
/** From so many on, a column of words that mostly differ is kept as text. */
const textFrom = 20_000;
/** More different words than this are text, however often each is used. */
const mostCategories = 100_000;

/** Never written to: a table of thousands of columns should not hold thousands of stores that it does not use. */
const noNumbers = new NumberStore();
const noTexts = new TextStore();

/**
 * One column as its cells come. Cells are held as tokens (each spelling once) for as long as there are few,
 * so that kinds are decided on all of them; a column of many becomes numbers, dates or text on the way.
 */
export class ColumnBuilder {
  readonly oddities: Oddities = { missingTokens: new Map(), infinite: 0, misfits: 0 };
  /** A late cell contradicts what the column was taken for: it has to be read again as words. */
  broken = false;
  readonly #options: BuilderOptions;
  #mode: Collected["mode"] = "tokens";
  #tokens = new TokenTable();
  #codes = new IntegerStore();
  #numbers = noNumbers;
  #texts = noTexts;
  #numberFormat: NumberFormat = "point";
  #dateFormat: DateFormat = "iso";
  #integers = true;
  #hasTime = false;
  #reconsiderAt: number;
  #words: boolean;

  constructor(options: BuilderOptions) {
    this.#options = options;
    const { forced } = options;
    this.#words = options.words || (forced !== null && !isTypedKind(forced));
    this.#reconsiderAt = this.#words ? textFrom : typedFrom;
    if (options.early && !this.#words && forced === null) this.#reconsiderAt = earlyFrom;
    if (forced === "categorical" || forced === "boolean") this.#reconsiderAt = Number.POSITIVE_INFINITY;
  }

  /** Field `c` of each record; a record too short has nothing there. */
  add(records: Records, c: number): void {
    if (this.broken) return;
    let r = 0;
    if (this.#mode === "tokens") r = this.#addTokens(records, c);
    if (this.#mode === "numbers") this.#addNumbers(records, c, r);
    else if (this.#mode === "dates") this.#addDates(records, c, r);
    else if (this.#mode === "text") this.#addTexts(records, c, r);
  }

  finish(): Collected {
    switch (this.#mode) {
      case "tokens":
        return { mode: "tokens", tokens: this.#tokens.tokens(), codes: this.#codes.finish() };
      case "numbers":
        return {
          mode: "numbers",
          values: this.#numbers.finish(),
          integers: this.#integers,
          format: this.#numberFormat,
        };
      case "dates":
        return { mode: "dates", values: this.#numbers.finish(), hasTime: this.#hasTime };
      case "text":
        return { mode: "text", ...this.#texts.finish() };
    }
  }

  /** @returns the first record not taken, when the mode changed on the way */
  #addTokens(records: Records, c: number): number {
    const tokens = this.#tokens;
    const codes = this.#codes;
    for (let r = 0; r < records.length; r++) {
      const known = tokens.size;
      const code = tokens.codeOf(records[r]![c] ?? "");
      codes.push(code);
      if (code === known && code >= this.#reconsiderAt) {
        this.#reconsider();
        if (this.#mode !== "tokens") return r + 1;
      }
    }
    return records.length;
  }

  #reconsider(): void {
    const { missing, forced, delimiter, dayFirst } = this.#options;
    if (!this.#words) {
      const trimmed: string[] = [];
      for (const token of this.#tokens.tokens()) {
        const spelling = token.trim();
        if (!missing.amongNumbers(token) && !isInfinite(spelling)) trimmed.push(spelling);
      }
      if (this.#reconsiderAt === earlyFrom) {
        this.#reconsiderAt = typedFrom;
        if (plainlyDecimals(trimmed)) this.#become("numbers");
        return;
      }
      const number = settleNumberFormat(trimmed, delimiter, null, forced !== null);
      if (number !== null && forced !== "datetime") {
        if (number.ambiguous && forced === null && this.#tokens.size < textFrom) {
          this.#reconsiderAt = this.#tokens.size * 2;
          return;
        }
        this.#numberFormat = number.format;
        return this.#become("numbers");
      }
      const date = settleDateFormat(trimmed, dayFirst, forced !== null);
      if (date.format !== null && (forced === null || forced === "datetime")) {
        this.#dateFormat = date.format;
        return this.#become("dates");
      }
      this.#words = true;
      this.#reconsiderAt = textFrom;
      return;
    }
    const tooMany = this.#tokens.size > mostCategories;
    if (tooMany || forced === "text" || this.#tokens.size * 2 > this.#codes.length)
      return this.#become("text");
    this.#reconsiderAt = Math.min(this.#tokens.size * 2, mostCategories);
  }

  /** Goes through the tokens held so far in the new mode, then lets go of them. */
  #become(mode: "numbers" | "dates" | "text"): void {
    this.#mode = mode;
    if (mode === "text") this.#texts = new TextStore();
    else this.#numbers = new NumberStore();
    const codes = this.#codes.finish();
    const tokens = this.#tokens.tokens();
    this.#tokens = new TokenTable();
    this.#codes = new IntegerStore();
    const cell: string[] = [""];
    const record = [cell];
    for (let i = 0; i < codes.length; i++) {
      cell[0] = tokens[codes[i]!]!;
      if (mode === "numbers") this.#addNumbers(record, 0, 0);
      else if (mode === "dates") this.#addDates(record, 0, 0);
      else this.#addTexts(record, 0, 0);
    }
  }

  #addNumbers(records: Records, c: number, from: number): void {
    const n = records.length;
    const format = this.#numberFormat;
    const values = this.#numbers.reserve(n - from);
    let at = this.#numbers.length;
    const start = at;
    // A column of counts goes by the short way until a cell that is none.
    const onlyIntegers = this.#options.forced === "integer";
    let integers = this.#integers || onlyIntegers;
    for (let r = from; r < n; r++) {
      const cell = records[r]![c];
      if (cell === undefined) {
        values[at++] = Number.NaN;
        continue;
      }
      let value = integers ? parsePlainInteger(cell) : parseNumber(cell, format);
      if (value !== value || value - value !== 0) {
        value = this.#odd(cell);
        if (this.broken) return;
        integers = this.#integers || onlyIntegers;
      }
      values[at++] = value;
    }
    this.#numbers.filled(at - start);
  }

  /** A cell that the short way does not read: empty, missing, infinite, or a number in another spelling. */
  #odd(cell: string): number {
    if (cell === "") return Number.NaN;
    const format = this.#numberFormat;
    const { forced } = this.#options;
    let value = parseNumber(cell, format);
    if (value !== value) {
      if (this.#isMissing(cell)) return Number.NaN;
      if (isInfinite(cell.trim())) {
        this.oddities.infinite++;
        return Number.NaN;
      }
      if (forced === null) {
        this.broken = true;
        return Number.NaN;
      }
      value = parseNumberForced(cell, format);
      if (value !== value) {
        this.oddities.misfits++;
        return Number.NaN;
      }
    } else if (value - value !== 0) {
      this.oddities.infinite++;
      return Number.NaN;
    }
    if (forced === "integer" && !Number.isInteger(value)) {
      this.oddities.misfits++;
      return Number.NaN;
    }
    if (this.#integers && !isIntegerSpelling(cell, value, format)) this.#integers = false;
    return value;
  }

  #addDates(records: Records, c: number, from: number): void {
    const n = records.length;
    const format = this.#dateFormat;
    const values = this.#numbers.reserve(n - from);
    let at = this.#numbers.length;
    const start = at;
    for (let r = from; r < n; r++) {
      const cell = records[r]![c] ?? "";
      if (format === "iso") {
        const epochMs = parsePlainIso(cell);
        if (epochMs === epochMs) {
          if (cell.length > 10) this.#hasTime = true;
          values[at++] = epochMs;
          continue;
        }
      }
      const date = parseDate(cell.trim(), format);
      if (date === null && !this.#isMissing(cell)) {
        if (this.#options.forced === null) {
          this.broken = true;
          return;
        }
        this.oddities.misfits++;
      }
      if (date?.hasTime === true) this.#hasTime = true;
      values[at++] = date === null ? Number.NaN : date.epochMs;
    }
    this.#numbers.filled(at - start);
  }

  #addTexts(records: Records, c: number, from: number): void {
    const { missing } = this.#options;
    for (let r = from; r < records.length; r++) {
      const cell = records[r]![c] ?? "";
      if (cell.length <= 64 && missing.always(cell)) {
        if (cell !== "") this.#countMissing(cell);
        this.#texts.push("");
      } else this.#texts.push(cell);
    }
  }

  #isMissing(cell: string): boolean {
    if (!this.#options.missing.amongNumbers(cell)) return false;
    if (cell !== "") this.#countMissing(cell);
    return true;
  }

  #countMissing(cell: string): void {
    const token = cell.trim();
    if (token === "") return;
    const { missingTokens } = this.oddities;
    missingTokens.set(token, (missingTokens.get(token) ?? 0) + 1);
  }
}

function isTypedKind(kind: ColumnKind): boolean {
  return kind === "numeric" || kind === "integer" || kind === "datetime";
}
