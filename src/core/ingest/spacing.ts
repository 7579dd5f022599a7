import type { Dialect } from "#core/ingest/dialect.ts";

/**
 * Columns made by blanks. "blanks": runs of at least so many separate the cells. "columns": each column begins at a
 * character of its own (from 0), whatever stands there.
 */
export type Spacing =
  | { readonly kind: "blanks"; readonly least: 1 | 2 }
  | { readonly kind: "columns"; readonly starts: readonly number[] };

/** Stands between cells in place of blanks: no file that people made has it where blanks make its columns. */
export const cellMark = "\u001f";
/** Lines looked at. */
const mostLines = 400;

/**
 * How blanks make columns here, if they do: every line in as many cells, more than one, and nothing that looks like prose.
 * null where they do not.
 */
export function alignedSpacing(text: string, newline: string, forced?: "blanks" | "columns"): Spacing | null {
  const lines = text
    .split(newline, mostLines)
    .slice(0, -1)
    .map((line) => line.replace(/\r$/, ""))
    .filter((line) => line.trim() !== "");
  if (lines.length < 3) return null;
  if (forced !== "columns") {
    for (const least of [1, 2] as const) {
      const widths = lines.map((line) => splitBlanks(line, least).length);
      const aligned = lines.filter((line) => /\S {2,}\S|^ +\S/.test(line)).length;
      if (widths.every((width) => width === widths[0]) && widths[0]! > 1 && aligned * 2 > lines.length)
        return { kind: "blanks", least };
    }
  }
  if (forced === "blanks") return { kind: "blanks", least: 1 };
  const starts = columnStarts(lines);
  return starts.length > 1 && (forced === "columns" || isGrid(lines, starts))
    ? { kind: "columns", starts }
    : null;
}

function splitBlanks(line: string, least: 1 | 2): string[] {
  return line.trim().split(least === 1 ? / +/ : / {2,}/);
}

/** Where a column begins: after a place that is blank in every line. */
function columnStarts(lines: readonly string[]): number[] {
  const longest = Math.max(...lines.map((line) => line.length));
  const starts: number[] = [];
  let wasBlank = true;
  for (let at = 0; at < longest; at++) {
    const isBlank = lines.every((line) => at >= line.length || line.charCodeAt(at) === 32);
    if (wasBlank && !isBlank) starts.push(at);
    wasBlank = isBlank;
  }
  if (starts.length > 0) starts[0] = 0;
  return starts.filter((start, c) => c === 0 || !isInsideName(lines, start, starts[c + 1]));
}

/** The second word of a name, over cells that are all shorter than its first: one blank before it, and nothing below. */
function isInsideName(
  [header = "", ...rows]: readonly string[],
  start: number,
  end: number | undefined,
): boolean {
  return (
    header.charCodeAt(start - 2) !== 32 &&
    rows.every((row) => row.slice(start, end).trim() === "") &&
    start >= 2
  );
}

/** Prose has such gaps by chance only: here most cells are filled and most lines show a gap of two blanks. */
function isGrid(lines: readonly string[], starts: readonly number[]): boolean {
  const gaps = lines.filter((line) => /\S {2,}\S/.test(line)).length;
  const cells = lines.flatMap((line) => cutAt(line, starts));
  const filled = cells.filter((cell) => cell !== "").length;
  return lines.length >= 4 && gaps >= 0.7 * lines.length && filled >= 0.5 * cells.length;
}

function cutAt(line: string, starts: readonly number[]): string[] {
  return starts.map((start, c) => line.slice(start, starts[c + 1]).trim());
}

/** The text with a mark between cells in place of blanks. Whole lines only. */
export function applySpacing(text: string, spacing: Spacing, newline: string): string {
  return text
    .split(newline)
    .map((line) => {
      if (line.trim() === "") return "";
      const cells =
        spacing.kind === "blanks" ? splitBlanks(line, spacing.least) : cutAt(line, spacing.starts);
      return cells.join(cellMark);
    })
    .join(newline);
}

/** Text as Papa Parse takes it: backslash escapes become doubled quotes. Whole lines only. */
export function respaced(text: string, { escape, quote }: Pick<Dialect, "escape" | "quote">): string {
  if (escape !== "\\" || !text.includes("\\")) return text;
  return text.replace(/\\([\s\S])/g, (both, next: string) =>
    next === quote ? quote + quote : next === "\\" ? "\\" : both,
  );
}

/**
 * Text that arrives in pieces, made ready for Papa Parse: what does not end in a newline waits for the next piece. The
 * common dialects pass through as they are.
 */
export class TextShaper {
  readonly #dialect: Dialect;
  readonly #isPlain: boolean;
  #rest = "";

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#isPlain = dialect.spacing === null && dialect.escape !== "\\";
  }

  shape(text: string, last: boolean): string {
    if (this.#isPlain) return text;
    const { spacing, newline } = this.#dialect;
    const all = this.#rest + text;
    const end = last ? all.length : all.lastIndexOf(newline) + newline.length;
    this.#rest = all.slice(end);
    const lines = all.slice(0, end);
    return spacing === null ? respaced(lines, this.#dialect) : applySpacing(lines, spacing, newline);
  }
}
