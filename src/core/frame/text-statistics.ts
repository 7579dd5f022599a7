import type { Dictionary, TextColumn } from "#core/frame/column.ts";
import type { TextStatistics } from "#core/frame/profile-types.ts";
import { countCodes } from "#core/task/class-codes.ts";

const mostPatterns = 8;
/** Shapes past so many are not told apart: the column has no pattern then. */
const mostCounted = 2000;
const longestPattern = 40;
const rowsBetweenPauses = 1 << 18;

/** Lengths and shapes of categories, each counted as often as it occurs. null where no row has a value. */
export function categoryStatistics({ codes, categories }: Dictionary): TextStatistics | null {
  const counts = countCodes(codes, categories.length);
  const gathered = gatherer();
  for (const [code, label] of categories.entries()) {
    if (counts[code]! > 0) gathered.add(label.length, patternOf(label), counts[code]!);
  }
  return gathered.statistics("characters");
}

/** The same of free text, from its bytes: every letter beyond ASCII is a lower-case one. */
export async function textStatistics(
  { bytes, offsets }: TextColumn,
  pause: () => Promise<void>,
): Promise<TextStatistics | null> {
  const gathered = gatherer();
  const nRows = offsets.length - 1;
  for (let row = 0; row < nRows; row++) {
    if (row % rowsBetweenPauses === rowsBetweenPauses - 1) await pause();
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    if (end > start) gathered.add(end - start, gathered.isFull() ? "" : patternOfBytes(bytes, start, end), 1);
  }
  return gathered.statistics("bytes");
}

/** "AB-1234" is "A-9", "4.5 kg" is "9.9 a". */
function patternOf(text: string): string {
  return text
    .slice(0, 4 * longestPattern)
    .replace(/\p{Lu}+/gu, "A")
    .replace(/[\p{Ll}\p{Lo}\p{Lm}\p{M}]+/gu, "a")
    .replace(/\p{Nd}+/gu, "9")
    .slice(0, longestPattern);
}

function patternOfBytes(bytes: Uint8Array, start: number, end: number): string {
  let pattern = "";
  let last = "";
  for (let i = start; i < end && pattern.length < longestPattern; i++) {
    const byte = bytes[i]!;
    const sign = signOf(byte);
    const joins = sign === "A" || sign === "a" || sign === "9";
    if (!joins || sign !== last) pattern += sign;
    last = sign;
  }
  return pattern;
}

function signOf(byte: number): string {
  if (byte >= 48 && byte <= 57) return "9";
  if (byte >= 65 && byte <= 90) return "A";
  if ((byte >= 97 && byte <= 122) || byte >= 128) return "a";
  return String.fromCharCode(byte);
}

function gatherer() {
  const patterns = new Map<string, number>();
  let n = 0;
  let total = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  const isFull = () => patterns.size > mostCounted;
  return {
    isFull,
    add(length: number, pattern: string, times: number) {
      n += times;
      total += length * times;
      if (length < shortest) shortest = length;
      if (length > longest) longest = length;
      if (!isFull()) patterns.set(pattern, (patterns.get(pattern) ?? 0) + times);
    },
    statistics(unit: TextStatistics["unit"]): TextStatistics | null {
      if (n === 0) return null;
      const found = [...patterns]
        .map(([pattern, count]) => ({ pattern, count }))
        .sort((a, b) => b.count - a.count)
        .slice(0, mostPatterns);
      const base = { shortest, longest, meanLength: total / n, unit };
      return { ...base, patterns: isFull() ? [] : found, patternsAreAll: !isFull() };
    },
  };
}
