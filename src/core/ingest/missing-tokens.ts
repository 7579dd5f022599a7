/** Spellings that mean "no value" in every column (pandas' defaults, and "?" of the UCI files). */
const always = new Set([
  "",
  "NA",
  "N/A",
  "n/a",
  "#N/A",
  "#N/A N/A",
  "#NA",
  "<NA>",
  "NaN",
  "nan",
  "-NaN",
  "-nan",
  "1.#IND",
  "-1.#IND",
  "1.#QNAN",
  "-1.#QNAN",
  "NULL",
  "null",
  "?",
]);

/**
 * Spellings that mean "no value" among numbers and dates, and stay a category among words: "None" is an
 * answer in a column of answers.
 */
const amongNumbers = new Set([
  "None",
  "none",
  "NONE",
  "-",
  "--",
  "---",
  ".",
  "..",
  "...",
  "n.a.",
  "N.A.",
  "na",
  "Null",
  "Nan",
  "missing",
  "Missing",
  "unknown",
  "Unknown",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
]);

export interface MissingTokens {
  /** For a cell as written: it means "no value" whatever its column holds. */
  always(cell: string): boolean;
  /** For a cell of a column of numbers or dates. */
  amongNumbers(cell: string): boolean;
  /** One of them can be read as a number or a date, as -999: every cell has to be asked before it is one. */
  readonly mayBeValues: boolean;
  /** For UTF-8 bytes [start, end), not empty: false where they certainly mean a value, whatever their column holds. */
  mayBe(bytes: Uint8Array, start: number, end: number): boolean;
}

const encoder = new TextEncoder();
/** As bytes, blanks are at most 0x20, or part of a character past ASCII. */
const mayBeBlank = (byte: number) => byte <= 0x20 || byte >= 0x80;

/** @param only the person's own list, which replaces both; the empty cell is always missing */
export function missingTokens(only?: readonly string[]): MissingTokens {
  const everywhere = only === undefined ? always : new Set(["", ...only]);
  const withNumbers = only === undefined ? new Set([...always, ...amongNumbers]) : everywhere;
  const longest = only === undefined ? 12 : Math.max(...only.map((token) => token.length), 0);
  const has = (tokens: ReadonlySet<string>) => (cell: string) => {
    if (tokens.has(cell)) return true;
    const ends = cell.charCodeAt(0) | cell.charCodeAt(cell.length - 1);
    if (ends < 0x80 && cell.charCodeAt(0) > 0x20 && cell.charCodeAt(cell.length - 1) > 0x20) return false; // no blanks
    // Blanks around a token do not make it a value; long cells are not worth trimming.
    if (cell.length > longest + 64) return cell.trim() === "";
    return tokens.has(cell.trim());
  };
  let longestBytes = 0;
  const canStart = new Uint8Array(256);
  for (const token of withNumbers) {
    const bytes = encoder.encode(token.trim());
    longestBytes = Math.max(longestBytes, bytes.length);
    if (bytes.length > 0) canStart[bytes[0]!] = 1;
  }
  const mayBe = (bytes: Uint8Array, start: number, end: number): boolean => {
    const first = bytes[start]!;
    if (mayBeBlank(first)) return true;
    return canStart[first] === 1 && (end - start <= longestBytes || mayBeBlank(bytes[end - 1]!));
  };
  const mayBeValues = only?.some((token) => /\d/.test(token)) ?? false; // those of Lathe's own list hold no digit
  return { always: has(everywhere), amongNumbers: has(withNumbers), mayBeValues, mayBe };
}
