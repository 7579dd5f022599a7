import type { TableFormat } from "#core/frame/reading.ts";

const delimiters: readonly (readonly [string, string])[] = [
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"],
  [" ", "space"],
  [":", "colon"],
];
const quotes: readonly (readonly [string, string])[] = [
  ['"', 'double "'],
  ["'", "single '"],
  ["", "none"],
];

export function delimiterWord(delimiter: string): string {
  return delimiters.find(([sign]) => sign === delimiter)?.[1] ?? `“${delimiter}”`;
}

export function quoteWord(quote: string): string {
  return quotes.find(([sign]) => sign === quote)?.[1] ?? `“${quote}”`;
}

const formats: Readonly<Record<TableFormat, string>> = {
  text: "delimited text",
  json: "JSON",
  ndjson: "NDJSON",
  xlsx: "Excel workbook",
  parquet: "Parquet",
  arrow: "Arrow",
};

export function formatWord(format: TableFormat): string {
  return formats[format];
}

export interface WordOption {
  readonly value: string;
  readonly label: string;
}

/** The usual choices, and what was read if it is none of them. */
export function delimiterOptions(current: string): readonly WordOption[] {
  return withCurrent(delimiters, current);
}
export function quoteOptions(current: string): readonly WordOption[] {
  return withCurrent(quotes, current);
}
export function encodingOptions(current: string): readonly WordOption[] {
  return withCurrent(
    encodings.map((name) => [name, name.toUpperCase()] as const),
    current,
  );
}
export function commentOptions(current: string): readonly WordOption[] {
  const signs = ["#", "%", "//", "--", ";", "!"];
  return withCurrent([["", "no line is one"], ...signs.map((sign) => [sign, sign] as const)], current);
}

/** Those that are told apart by themselves (docs/reading-files.md), the most used first. */
const encodings = [
  "utf-8",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "iso-8859-2",
  "iso-8859-5",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "koi8-r",
  "ibm866",
  "shift_jis",
  "euc-jp",
  "gbk",
  "big5",
  "euc-kr",
];

function withCurrent(known: readonly (readonly [string, string])[], current: string): readonly WordOption[] {
  const options = known.map(([value, label]) => ({ value, label }));
  return known.some(([value]) => value === current)
    ? options
    : [{ value: current, label: `“${current}”` }, ...options];
}
