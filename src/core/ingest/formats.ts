import type { BuilderOptions } from "#core/ingest/builder-options.ts";
import { plainSpelling } from "#core/ingest/number-spelling.ts";
import {
  COMMA,
  isGroupedByPoint,
  mostWritten,
  type NumberFormat,
  numberFormats,
  POINT,
  THOUSANDS,
} from "#core/ingest/numbers.ts";

export interface SettledNumbers {
  readonly format: NumberFormat;
  /** What stands around every number ("$", "%", "kg"); "" where only signs or grouping are unusual; null: nothing is. */
  readonly around: string | null;
  /** "1.234" or "1,234" throughout: the format is a convention, not evidence. */
  readonly ambiguous: boolean;
}

const flagOf = { point: POINT, comma: COMMA, thousands: THOUSANDS } as const;
const sure = { ambiguous: false, around: null } as const;

/**
 * The one format that reads every token; null when one is no number in any, or there are none.
 * @param tokens  trimmed, different, not missing
 * @param options `forced`: the person says these are numbers: the format that reads most of them; `numbers`: the format itself
 * @param rest    how the other columns of the file write their numbers, where that is known
 */
export function settleNumberFormat(
  tokens: readonly string[],
  { delimiter, forced, numbers }: BuilderOptions,
  rest: NumberFormat | null,
): SettledNumbers | null {
  const fixed = numbers ?? null;
  const plain = settlePlain(tokens, delimiter, rest, false, fixed);
  if (plain !== null && tokens.length > 0) return plain;
  const spelled = settleSpelled(tokens, delimiter, rest, fixed);
  if (spelled !== null || forced === null) return spelled ?? plain;
  return settlePlain(tokens, delimiter, rest, true, fixed);
}

/** Numbers with something around them or between their digits: the same throughout the column, or nothing. */
function settleSpelled(
  tokens: readonly string[],
  delimiter: string,
  rest: NumberFormat | null,
  fixed: NumberFormat | null,
): SettledNumbers | null {
  if (tokens.length === 0) return null;
  const numbers: string[] = [];
  let around = "";
  for (const token of tokens) {
    const spelling = plainSpelling(token);
    if (spelling === null && numberFormats(token) === 0) return null;
    numbers.push(spelling?.number ?? token);
    const found = spelling?.around ?? "";
    if (found !== "" && around !== "" && found !== around) return null;
    if (found !== "") around = found;
  }
  const settled = settlePlain(numbers, delimiter, rest, false, fixed);
  return settled && { ...settled, around };
}

function settlePlain(
  tokens: readonly string[],
  delimiter: string,
  rest: NumberFormat | null,
  forced: boolean,
  fixed: NumberFormat | null,
): SettledNumbers | null {
  let common = POINT | COMMA | THOUSANDS;
  let grouped = false;
  const counts = { point: 0, comma: 0, thousands: 0 };
  for (const token of tokens) {
    const formats = numberFormats(token);
    common &= formats;
    if (common === 0 && !forced) return null;
    if (formats & POINT) counts.point++;
    if (formats & COMMA) counts.comma++;
    if (formats & THOUSANDS) counts.thousands++;
    grouped ||= isGroupedByPoint(token);
  }
  if (tokens.length === 0) return forced ? { ...sure, format: fixed ?? "point" } : null;
  if (fixed !== null) return common & flagOf[fixed] || forced ? { ...sure, format: fixed } : null;
  const commaByConvention = rest === "comma" || (rest === null && delimiter === ";");
  if (common & POINT) {
    const ambiguous = grouped && (common & COMMA) !== 0 && tokens.every(isGroupedOrInteger);
    return { format: ambiguous && rest === "comma" ? "comma" : "point", ambiguous, around: null };
  }
  if (common & COMMA && common & THOUSANDS) {
    return { format: commaByConvention ? "comma" : "thousands", ambiguous: true, around: null };
  }
  if (common & COMMA) return { ...sure, format: "comma" };
  if (common & THOUSANDS) return { ...sure, format: "thousands" };
  if (counts.point >= counts.comma && counts.point >= counts.thousands) return { ...sure, format: "point" };
  return { ...sure, format: counts.comma > counts.thousands ? "comma" : "thousands" };
}

/**
 * More numbers than have their spellings kept, at least one of which proves its point a decimal one: no later number
 * can change how these are read, save by breaking the column.
 */
export function plainlyDecimals(tokens: readonly string[]): boolean {
  if (new Set(tokens).size <= mostWritten) return false;
  let common = POINT | COMMA;
  for (const token of tokens) common &= numberFormats(token);
  return common === POINT;
}

function isGroupedOrInteger(token: string): boolean {
  return isGroupedByPoint(token) || /^[+-]?\d{1,3}$/.test(token);
}
