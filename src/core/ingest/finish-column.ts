import { type BuilderOptions, countMissing, type Oddities } from "#core/ingest/builder-options.ts";
import type { Collected } from "#core/ingest/column-builder.ts";
import { parseDate } from "#core/ingest/dates.ts";
import { settleDateFormat, type SettledNumbers, settleNumberFormat } from "#core/ingest/formats.ts";
import { NumberStore, TextStore } from "#core/ingest/growable.ts";
import {
  isInfinite,
  isIntegerSpelling,
  mostWritten,
  type NumberFormat,
  parseNumber,
  parseNumberForced,
} from "#core/ingest/numbers.ts";
import type { Column, ColumnKind, Dictionary } from "#core/frame/column.ts";
import { sortLabels } from "#core/shared/order.ts";

export interface FinishedColumn {
  readonly column: Column;
  /** How its numbers were written, where that shows; null for the rest. */
  readonly format: NumberFormat | null;
  readonly ambiguousDates: boolean;
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
  const plain = { format: null, ambiguousDates: false, ambiguousNumbers: false, numbersAmongWords: 0 };
  switch (collected.mode) {
    case "numbers": {
      const kind = collected.integers ? "integer" : "numeric";
      const { values, format } = collected;
      const forced = options.forced === "numeric" ? "numeric" : kind;
      return { ...plain, column: { kind: forced, name, values }, format };
    }
    case "dates": {
      const { hasTime } = collected;
      return {
        ...plain,
        column: { kind: "datetime", name, epochMs: Float64Array.from(collected.values), hasTime },
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
  const { forced, words, delimiter } = options;
  const mayBeNumbers = !words && (forced === null || forced === "numeric" || forced === "integer");
  const numbers = mayBeNumbers ? settleNumberFormat(typed, delimiter, null, forced !== null) : null;
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
    numbers?.ambiguous === true && rest !== null
      ? settleNumberFormat(typed, options.delimiter, rest, forced !== null)
      : numbers;
  if (number !== null) {
    const column = numbersOf(name, collected, counts, number.format, options, oddities);
    const unusual = number.format !== "point" || typed.some((token) => token.includes("."));
    return {
      column,
      format: unusual ? number.format : null,
      ambiguousDates: false,
      ambiguousNumbers: number.ambiguous,
      numbersAmongWords: 0,
    };
  }
  const mayBeDates = !options.words && (forced === null || forced === "datetime");
  const date = mayBeDates ? settleDateFormat(typed, options.dayFirst, forced !== null) : null;
  if (date !== null && date.format !== null) {
    let hasTime = false;
    const values = Float64Array.from(tokens, (token, code) => {
      const parsed = parseDate(token.trim(), date.format!);
      if (parsed === null) countUnread(token, counts[code]!, options, oddities);
      if (parsed?.hasTime === true) hasTime = true;
      return parsed === null ? Number.NaN : parsed.epochMs;
    });
    const epochMs = Float64Array.from(codes, (code) => values[code]!);
    const column: Column = { kind: "datetime", name, epochMs, hasTime };
    return {
      column,
      format: null,
      ambiguousDates: date.ambiguous,
      ambiguousNumbers: false,
      numbersAmongWords: 0,
    };
  }
  const { column, numbersAmongWords } = wordsOf(name, collected, counts, options, oddities);
  return {
    column,
    format: null,
    ambiguousDates: date?.ambiguous ?? false,
    ambiguousNumbers: false,
    numbersAmongWords,
  };
}

function countUnread(token: string, count: number, options: BuilderOptions, oddities: Oddities): void {
  if (options.missing.amongNumbers(token)) countMissing(token, count, oddities);
  else oddities.misfits += count;
}

function numbersOf(
  name: string,
  { tokens, codes }: Tokens,
  counts: Int32Array,
  format: NumberFormat,
  options: BuilderOptions,
  oddities: Oddities,
): Column {
  let integers = true;
  const valueOf = Float64Array.from(tokens, (token, code) => {
    const trimmed = token.trim();
    let value = options.forced === null ? parseNumber(token, format) : parseNumberForced(token, format);
    if (isInfinite(trimmed) || value - value !== 0) {
      if (value === value || isInfinite(trimmed)) oddities.infinite += counts[code]!;
      else countUnread(token, counts[code]!, options, oddities);
      return Number.NaN;
    }
    if (options.forced === "integer" && !Number.isInteger(value)) {
      oddities.misfits += counts[code]!;
      value = Number.NaN;
    } else if (!isIntegerSpelling(trimmed, value, format)) integers = false;
    return value;
  });
  const store = new NumberStore();
  for (let i = 0; i < codes.length; i++) store.push(valueOf[codes[i]!]!);
  const kind = options.forced === "numeric" || !integers ? "numeric" : "integer";
  const written = writtenOf(tokens, codes, valueOf);
  return {
    kind: options.forced === "integer" ? "integer" : kind,
    name,
    values: store.finish(),
    ...(written && { written }),
  };
}

function writtenOf(tokens: readonly string[], codes: Int32Array, valueOf: Float64Array): Dictionary | null {
  const labels = tokens.map((token, code) => (Number.isNaN(valueOf[code]!) ? null : token.trim()));
  const distinct = new Set(labels.filter((label) => label !== null));
  if (distinct.size === 0 || distinct.size > mostWritten) return null;
  return dictionaryOf(labels, codes);
}

/** @param labels of each token; null is missing */
function dictionaryOf(labels: readonly (string | null)[], codes: Int32Array): Dictionary {
  const categories = sortLabels([...new Set(labels.filter((label) => label !== null))]);
  const indexOf = new Map(categories.map((label, i) => [label, i]));
  const recoded = Int32Array.from(labels, (label) => (label === null ? -1 : indexOf.get(label)!));
  return { codes: codes.map((code) => recoded[code]!), categories };
}

const booleanPairs = [
  ["true", "false"],
  ["yes", "no"],
  ["t", "f"],
  ["y", "n"],
];

function wordsOf(
  name: string,
  { tokens, codes }: Tokens,
  counts: Int32Array,
  options: BuilderOptions,
  oddities: Oddities,
): { readonly column: Column; readonly numbersAmongWords: number } {
  const { forced, missing } = options;
  const keepNA = isCodeList(tokens);
  let labels = tokens.map((token) => (missing.always(token) && !(keepNA && token === "NA") ? null : token));
  if (forced === "boolean") {
    labels = labels.map((label, code) => {
      if (label === null || isBooleanWord(label)) return label;
      oddities.misfits += counts[code]!;
      return null;
    });
  }
  let filled = 0;
  let length = 0;
  let distinct = 0;
  let numbers = 0;
  for (let code = 0; code < tokens.length; code++) {
    const label = labels[code]!;
    const count = counts[code]!;
    if (label === null) {
      if (missing.always(tokens[code]!)) countMissing(tokens[code]!, count, oddities);
      continue;
    }
    distinct++;
    filled += count;
    length += count * label.length;
    if (!Number.isNaN(parseNumber(label, "point"))) numbers += count;
  }
  const kind = forced ?? kindOfWords(labels, { filled, distinct, meanLength: length / Math.max(1, filled) });
  const numbersAmongWords = numbers >= 0.9 * filled && numbers < filled ? numbers : 0;
  if (kind !== "text") {
    const dictionary = dictionaryOf(labels, codes);
    return {
      column: { kind: kind === "boolean" ? "boolean" : "categorical", name, ...dictionary },
      numbersAmongWords,
    };
  }
  const store = new TextStore();
  for (let i = 0; i < codes.length; i++) store.push(labels[codes[i]!] ?? "");
  return { column: { kind: "text", name, ...store.finish() }, numbersAmongWords };
}

/**
 * Text is what hardly repeats: more than 20 different values that make up over half of the filled cells, or
 * long ones (over 50 characters on average) that make up over a fifth. A column with no value is a category without levels.
 */
function kindOfWords(
  labels: readonly (string | null)[],
  { filled, distinct, meanLength }: { filled: number; distinct: number; meanLength: number },
): ColumnKind {
  if (distinct >= 1 && distinct <= 2) {
    const words = labels.filter((label) => label !== null).map((label) => label.trim().toLowerCase());
    const isPair = (pair: readonly string[]) =>
      words.every((word) => pair.includes(word)) &&
      new Set(words).size === distinct &&
      (distinct === 2 || words[0]!.length > 1);
    if (booleanPairs.some(isPair)) return "boolean";
  }
  if (distinct > 20 && distinct * 2 > filled) return "text";
  if (distinct > 5 && meanLength > 50 && distinct * 5 > filled) return "text";
  return "categorical";
}

function isBooleanWord(label: string): boolean {
  const word = label.trim().toLowerCase();
  return word === "0" || word === "1" || booleanPairs.some((pair) => pair.includes(word));
}

/** "NA" is Namibia where every other value is a code of two capitals too. */
function isCodeList(tokens: readonly string[]): boolean {
  const others = tokens.filter((token) => token !== "" && token !== "NA");
  return tokens.includes("NA") && others.length >= 3 && others.every((token) => /^[A-Z]{2}$/.test(token));
}
