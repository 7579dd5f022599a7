import { countCharacter } from "#core/ingest/decoder.ts";
import { delimiterCandidates } from "#core/ingest/delimiter-candidates.ts";
import { isClearlySpaced, scoreOf } from "#core/ingest/dialect-score.ts";
import { type PapaConfig, parseText } from "#core/ingest/papa.ts";
import { alignedSpacing, applySpacing, cellMark, respaced, type Spacing } from "#core/ingest/spacing.ts";

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** What makes a quote inside a quoted cell a plain character: the quote itself, or a backslash. */
  readonly escape: string;
  /** What ends a record. "\n" also covers "\r\n": the reader drops the "\r". */
  readonly newline: "\n" | "\r";
  /** Characters at the very start that are no data: a byte-order mark, a "sep=;" line, a title. */
  readonly skip: number;
  /** The line on which what follows them begins, from 1. */
  readonly line: number;
  /** Columns made by blanks instead of a delimiter; null for delimited text. */
  readonly spacing: Spacing | null;
  /** What a line that is a remark begins with; null where there are none. */
  readonly comment: string | null;
}

export interface DetectedDialect {
  readonly dialect: Dialect;
  /** In [0, 1]: how much better than the next best guess it is. 1 where a person or the file said so. */
  readonly confidence: number;
}

/** What a person fixed. */
export interface ForcedDialect {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly layout?: "delimited" | "blanks" | "columns";
}

const sampleRecords = 200;
/** Characters looked at to judge a dialect: enough for any, and soon done for very wide tables. */
const mostText = 128 * 1024;

/** @param head the first text of the file; @param whole it is all of it */
export function detectDialect(head: string, whole: boolean, forced: ForcedDialect): DetectedDialect {
  let skip = head.startsWith("\ufeff") ? 1 : 0;
  const newline = head.includes("\n") || !head.includes("\r") ? "\n" : "\r";
  const declared = /^\ufeff?"?sep=([^"\r\n])"?(\r\n|\n|\r)/i.exec(head);
  if (declared !== null) skip = declared[0].length;
  const text = head.slice(skip, skip + Math.max(mostText, endOfLines(head, skip, newline, 4)));
  const isWhole = whole && head.length === skip + text.length;
  const line = declared === null ? 1 : 2;
  const plain = { newline, skip, line, spacing: null, comment: null } as const;
  const fixed = forced.delimiter ?? declared?.[1];

  if (forced.layout !== "blanks" && forced.layout !== "columns") {
    const ranked: { readonly dialect: Dialect; readonly score: number }[] = [];
    const candidates = fixed === undefined ? delimiterCandidates(text) : [{ delimiter: fixed, prior: 1 }];
    for (const { delimiter, prior } of candidates) {
      for (const quote of forced.quote === undefined ? candidateQuotes(text) : [forced.quote]) {
        if (quote === delimiter) continue;
        for (const escape of forced.escape === undefined ? candidateEscapes(text, quote) : [forced.escape]) {
          const dialect = { ...plain, delimiter, quote, escape };
          ranked.push({ dialect, score: prior * scoreOf(parseSample(text, isWhole, dialect)) });
        }
      }
    }
    let best = ranked[0]!;
    let next = 0;
    for (const one of ranked) {
      if (one.score > best.score * 1.000001) best = one;
    }
    for (const { dialect, score } of ranked)
      if (dialect.delimiter !== best.dialect.delimiter) next = Math.max(next, score);
    if (fixed !== undefined || forced.layout === "delimited") return { dialect: best.dialect, confidence: 1 };
    if (best.score >= 0.5) return { dialect: best.dialect, confidence: 1 - next / best.score / 2 };
    const spacing = alignedSpacing(text, newline);
    if (spacing !== null) return { dialect: spacedDialect(plain, spacing), confidence: 0.8 };
    if (best.score > 0.05) return { dialect: best.dialect, confidence: Math.max(0.2, 1 - next / best.score) };
    const dialect = { ...best.dialect, delimiter: "," };
    const spaced = { ...dialect, delimiter: " " };
    if (isClearlySpaced(parseSample(text, isWhole, spaced).records))
      return { dialect: spaced, confidence: 0.9 };
    return { dialect, confidence: 0.9 };
  }
  const spacing = alignedSpacing(text, newline, forced.layout) ?? { kind: "blanks", least: 1 };
  return { dialect: spacedDialect(plain, spacing), confidence: 1 };
}

/** Characters up to the end of so many lines. */
function endOfLines(head: string, from: number, newline: string, nLines: number): number {
  let at = from;
  for (let i = 0; i < nLines; i++) {
    const next = head.indexOf(newline, at);
    if (next === -1) return head.length - from;
    at = next + 1;
  }
  return at - from;
}

function spacedDialect(
  plain: Pick<Dialect, "newline" | "skip" | "line" | "comment">,
  spacing: Spacing,
): Dialect {
  return { ...plain, delimiter: cellMark, quote: '"', escape: '"', spacing };
}

export interface Sample {
  readonly records: string[][];
  /** Records in which a quote is not where one belongs. */
  readonly odd: number;
}

function parseSample(text: string, whole: boolean, dialect: Dialect): Sample {
  const { data, odd } = parseHead(text, whole, dialect, sampleRecords);
  return { records: data.filter((record) => record.length > 1 || record[0]?.trim() !== ""), odd };
}

/**
 * The first records as the reader will see them, blank ones ([""]) included; the last only where it is whole.
 * @returns `odd`: records in which a quote is not where one belongs
 */
export function parseHead(
  text: string,
  whole: boolean,
  dialect: Dialect,
  mostRecords: number,
): { readonly data: string[][]; readonly odd: number } {
  const { data, errors } = parseText(
    shapedHead(text, dialect),
    { ...configOf(dialect), preview: mostRecords },
    !whole,
  );
  for (const record of data) {
    const last = record.length - 1;
    if (record[last]?.endsWith("\r")) record[last] = record[last].slice(0, -1);
  }
  const odd = new Set(errors.map(({ row }) => row)).size;
  return { data, odd };
}

/** How many lines the first records take, blank ones included. */
export function linesOfHead(text: string, dialect: Dialect, nRecords: number): number {
  const shaped = shapedHead(text, dialect);
  const config = { ...configOf(dialect), preview: nRecords, fastMode: false };
  return countCharacter(shaped.slice(0, parseText(shaped, config, false).meta.cursor), dialect.newline);
}

function shapedHead(text: string, dialect: Dialect): string {
  const { spacing, newline } = dialect;
  return spacing === null ? respaced(text, dialect) : applySpacing(text, spacing, newline);
}

function configOf({ delimiter, newline, quote, escape }: Dialect): PapaConfig {
  return { delimiter, newline, quoteChar: quote, escapeChar: escapeOf(quote, escape) };
}

/** Backslashes are taken away before the parser sees the text. */
export function escapeOf(quote: string, escape: string): string {
  return escape === "\\" ? quote : escape;
}

/** A sign is a quote where cells begin and end with it, about equally often. */
function candidateQuotes(text: string): readonly string[] {
  const others = ["'", "`"].filter((sign) => {
    if (!text.includes(sign)) return false;
    const opening = text.match(new RegExp(`(^|[^\\p{L}\\p{N}\\s.)])[ ]?${sign}(?=\\S)`, "gmu"))?.length ?? 0;
    const closing = text.match(new RegExp(`\\S${sign}([^\\p{L}\\p{N}\\s(]|$)`, "gmu"))?.length ?? 0;
    return opening >= 2 && closing >= 0.5 * opening;
  });
  return ['"', ...others];
}

function candidateEscapes(text: string, quote: string): readonly string[] {
  return text.includes(`\\${quote}`) ? [quote, "\\"] : [quote];
}
