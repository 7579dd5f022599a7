import { type BuilderOptions, countMissing, type Oddities } from "#core/ingest/builder-options.ts";
import type { Collected } from "#core/ingest/column-builder.ts";
import { TextStore } from "#core/ingest/growable.ts";
import { parseNumber } from "#core/ingest/numbers.ts";
import { dictionaryOf } from "#core/frame/dictionary-of.ts";
import type { Column, ColumnKind } from "#core/frame/column.ts";

type Tokens = Extract<Collected, { mode: "tokens" }>;

const booleanPairs = [
  ["true", "false"],
  ["yes", "no"],
  ["t", "f"],
  ["y", "n"],
];

/** A column of words from its tokens, whose codes become those of its dictionary. */
export function wordsOf(
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
  let longest = 0;
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
    longest = Math.max(longest, label.length);
    if (!Number.isNaN(parseNumber(label, "point"))) numbers += count;
  }
  const kind =
    forced ?? kindOfWords(labels, { filled, distinct, longest, meanLength: length / Math.max(1, filled) });
  const numbersAmongWords = numbers >= 0.9 * filled && numbers < filled ? numbers : 0;
  if (kind !== "text") {
    const dictionary = dictionaryOf(labels, codes, null, codes);
    return {
      column: { kind: kind === "boolean" ? "boolean" : "categorical", name, ...dictionary },
      numbersAmongWords,
    };
  }
  const store = new TextStore();
  for (let i = 0; i < codes.length; i++) store.push(labels[codes[i]!] ?? "");
  return { column: { kind: "text", name, ...store.finish() }, numbersAmongWords };
}

interface WordCounts {
  readonly filled: number;
  readonly distinct: number;
  /** Characters of the longest, and of a filled cell on average. */
  readonly longest: number;
  readonly meanLength: number;
}

/** No name of a category is longer: it is named in titles, lists and axes. */
const longestCategory = 1000;

/**
 * Text is what hardly repeats: more than 20 different values that make up over half of the filled cells, or
 * long ones (over 50 characters on average) that make up over a fifth; or what is once too long to be a name. A column with no value is a category without levels.
 */
function kindOfWords(
  labels: readonly (string | null)[],
  { filled, distinct, longest, meanLength }: WordCounts,
): ColumnKind {
  if (distinct >= 1 && distinct <= 2) {
    const words = labels.filter((label) => label !== null).map((label) => label.trim().toLowerCase());
    const isPair = (pair: readonly string[]) =>
      words.every((word) => pair.includes(word)) &&
      new Set(words).size === distinct &&
      (distinct === 2 || words[0]!.length > 1);
    if (booleanPairs.some(isPair)) return "boolean";
  }
  if (areFreeTexts(distinct, filled) || longest > longestCategory) return "text";
  if (distinct > 5 && meanLength > 50 && distinct * 5 > filled) return "text";
  return "categorical";
}

/** Whether so many different words are no categories: over twenty, and over half of the cells that hold one. */
export function areFreeTexts(distinct: number, filled: number): boolean {
  return distinct > 20 && distinct * 2 > filled;
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
