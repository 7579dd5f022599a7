import { type BuilderOptions, countMissing, type Oddities } from "#core/ingest/builder-options.ts";
import type { Collected } from "#core/ingest/column-builder.ts";
import { areCompactDates, type DateFormat, parseDate } from "#core/ingest/dates.ts";
import { type SettledNumbers, settleNumberFormat } from "#core/ingest/formats.ts";
import {
  isInfinite,
  isIntegerSpelling,
  isShortest,
  mostWritten,
  type NumberFormat,
  parseNumber,
  parseNumberForced,
} from "#core/ingest/numbers.ts";
import { wordsOf } from "#core/ingest/finish-words.ts";
import { dictionaryOf } from "#core/frame/dictionary-of.ts";
import { plainSpelling } from "#core/ingest/number-spelling.ts";
import { type SettledDates, settleDateFormat } from "#core/ingest/settle-dates.ts";
import type { DateOrder } from "#core/frame/reading.ts";
import type { Column, Dictionary } from "#core/frame/column.ts";

export interface FinishedColumn {
  readonly column: Column;
  /** How its numbers were written, where that shows; null for the rest. */
  readonly format: NumberFormat | null;
  /** What stood around every number; null where nothing did. */
  readonly around: string | null;
  /** Of dates in figures, whether the day stands before the month; null where that is no question. */
  readonly dateOrder: DateOrder | null;
  readonly openDates: readonly DateOrder[];
  readonly ambiguousNumbers: boolean;
  /** Of a column of words: cells that would be numbers, when they are nearly all. */
  readonly numbersAmongWords: number;
}

type Tokens = Extract<Collected, { mode: "tokens" }>;

/** @param rest how the other columns write their numbers, for those that do not say themselves */
export function finishColumn(
  name: string,
  collected: Collected,
  options: BuilderOptions,
  oddities: Oddities,
  prepared: Prepared,
  rest: NumberFormat | null,
): FinishedColumn {
  const plain = {
    format: null,
    around: null,
    dateOrder: null,
    openDates: [],
    ambiguousNumbers: false,
    numbersAmongWords: 0,
  };
  switch (collected.mode) {
    case "numbers": {
      const kind = collected.integers ? "integer" : "numeric";
      const { values, format, around } = collected;
      const forced = options.forced === "numeric" ? "numeric" : kind;
      return { ...plain, column: { kind: forced, name, values }, format, around };
    }
    case "dates": {
      const { hasTime } = collected;
      return {
        ...plain,
        dateOrder: orderOf(collected.format),
        column: { kind: "datetime", name, epochMs: float64(collected.values), hasTime },
      };
    }
    case "text":
      return { ...plain, column: { kind: "text", name, bytes: collected.bytes, offsets: collected.offsets } };
    case "tokens":
      return finishTokens(name, collected, options, oddities, prepared, rest);
  }
}

/** What the tokens of a column are as numbers, looked at once. */
export interface Prepared {
  /** Trimmed, without those that are missing or infinite. */
  readonly typed: readonly string[];
  readonly numbers: SettledNumbers | null;
  /** How the column writes numbers, where that is beyond doubt ("1,5" or "1.5"); null where it says nothing. */
  readonly evidence: NumberFormat | null;
}

export function prepare(collected: Collected, options: BuilderOptions): Prepared {
  if (collected.mode === "numbers") {
    const { format, integers } = collected;
    return { typed: [], numbers: null, evidence: format === "point" && integers ? null : format };
  }
  if (collected.mode !== "tokens") return { typed: [], numbers: null, evidence: null };
  const typed = numberTokens(collected.tokens, options);
  const { forced, words } = options;
  const mayBeNumbers =
    !words && (forced === null ? !areCompactDates(typed) : forced === "numeric" || forced === "integer");
  const numbers = mayBeNumbers ? settleNumberFormat(typed, options, null) : null;
  const shows = numbers !== null && !numbers.ambiguous;
  const isPlain = numbers?.format === "point" && !typed.some((token) => token.includes("."));
  return { typed, numbers, evidence: shows && !isPlain ? numbers.format : null };
}

function numberTokens(tokens: readonly string[], { missing }: BuilderOptions): string[] {
  const kept: string[] = [];
  for (const token of tokens) {
    const trimmed = token.trim();
    if (!missing.amongNumbers(token) && !isInfinite(trimmed)) kept.push(trimmed);
  }
  return kept;
}

function finishTokens(
  name: string,
  collected: Tokens,
  options: BuilderOptions,
  oddities: Oddities,
  { typed, numbers }: Prepared,
  rest: NumberFormat | null,
): FinishedColumn {
  const { forced } = options;
  const { tokens, codes } = collected;
  const counts = new Int32Array(tokens.length);
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
  const number =
    numbers?.ambiguous === true && rest !== null ? settleNumberFormat(typed, options, rest) : numbers;
  if (number !== null) {
    const column = numbersOf(name, collected, counts, number, options, oddities);
    const unusual = number.format !== "point" || typed.some((token) => token.includes("."));
    return {
      column,
      format: unusual ? number.format : null,
      around: number.around,
      dateOrder: null,
      openDates: [],
      ambiguousNumbers: number.ambiguous,
      numbersAmongWords: 0,
    };
  }
  const mayBeDates = !options.words && (forced === null || forced === "datetime");
  const date = mayBeDates ? settleDates(typed, options) : null;
  if (date !== null && date.format !== null) {
    let hasTime = false;
    const values = Float64Array.from(tokens, (token, code) => {
      const parsed = options.missing.amongNumbers(token) ? null : parseDate(token.trim(), date.format!);
      if (parsed === null) countUnread(token, counts[code]!, options, oddities);
      if (parsed?.hasTime === true) hasTime = true;
      return parsed === null ? Number.NaN : parsed.epochMs;
    });
    const epochMs = new Float64Array(codes.length);
    for (let i = 0; i < codes.length; i++) epochMs[i] = values[codes[i]!]!;
    const column: Column = { kind: "datetime", name, epochMs, hasTime };
    return {
      column,
      format: null,
      around: null,
      dateOrder: orderOf(date.format),
      openDates: date.open,
      ambiguousNumbers: false,
      numbersAmongWords: 0,
    };
  }
  const { column, numbersAmongWords } = wordsOf(name, collected, counts, options, oddities);
  return {
    column,
    format: null,
    around: null,
    dateOrder: null,
    openDates: date?.open ?? [],
    ambiguousNumbers: false,
    numbersAmongWords,
  };
}

function orderOf(format: DateFormat): DateOrder | null {
  return format === "iso" || format === "named" || format === "compact" ? null : format;
}

function settleDates(tokens: readonly string[], { dateOrder, forced }: BuilderOptions): SettledDates {
  if (forced === null && areCompactDates(tokens)) return { format: "compact", open: [] };
  return settleDateFormat(tokens, dateOrder, forced !== null);
}

function countUnread(token: string, count: number, options: BuilderOptions, oddities: Oddities): void {
  if (options.missing.amongNumbers(token)) countMissing(token, count, oddities);
  else oddities.misfits += count;
}

function numbersOf(
  name: string,
  { tokens, codes }: Tokens,
  counts: Int32Array,
  { format, around }: SettledNumbers,
  options: BuilderOptions,
  oddities: Oddities,
): Column {
  let integers = true;
  const read = (token: string, code: number): number => {
    if (options.missing.amongNumbers(token)) {
      countMissing(token, counts[code]!, oddities);
      return Number.NaN;
    }
    const written = token.trim();
    const trimmed = around === null ? written : (plainSpelling(written)?.number ?? written);
    let value = options.forced === null ? parseNumber(trimmed, format) : parseNumberForced(trimmed, format);
    if (isInfinite(trimmed) || value - value !== 0) {
      if (value === value || isInfinite(trimmed)) oddities.infinite += counts[code]!;
      else oddities.misfits += counts[code]!;
      return Number.NaN;
    }
    if (options.forced === "integer" && !Number.isInteger(value)) {
      oddities.misfits += counts[code]!;
      value = Number.NaN;
    } else if (!isIntegerSpelling(trimmed, value, format)) integers = false;
    return value;
  };
  const valueOf = new Float64Array(tokens.length);
  for (let code = 0; code < tokens.length; code++) valueOf[code] = read(tokens[code]!, code);
  const kind = options.forced === "numeric" || !integers ? "numeric" : "integer";
  const written = writtenOf(tokens, codes, valueOf, format === "point" && around === null);
  return {
    kind: options.forced === "integer" ? "integer" : kind,
    name,
    values: valuesOf(valueOf, codes),
    ...(written && { written }),
  };
}

/** Every value is known before the cells are gone through: float32 where each is exactly one. */
function valuesOf(valueOf: Float64Array, codes: Int32Array): Float32Array | Float64Array {
  const areFloat32 = valueOf.every((value) => Math.fround(value) === value || value !== value);
  const values = areFloat32 ? new Float32Array(codes.length) : new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = valueOf[codes[i]!]!;
  return values;
}

/**
 * The spellings, where they are few and not all what the values say by themselves.
 * @param isPlain each is what `Number` reads as its value
 */
function writtenOf(
  tokens: readonly string[],
  codes: Int32Array,
  valueOf: Float64Array,
  isPlain: boolean,
): Dictionary | null {
  const labels = tokens.map((token, code) => (Number.isNaN(valueOf[code]!) ? null : token.trim()));
  if (labels.every((label) => label === null || isShortest(label))) return null;
  // Not more spellings than tokens: only where there are many are they counted.
  if (tokens.length > mostWritten && new Set(labels.filter((label) => label !== null)).size > mostWritten)
    return null;
  return dictionaryOf(labels, codes, isPlain ? valueOf : null);
}

function float64(values: Float32Array | Float64Array): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}
