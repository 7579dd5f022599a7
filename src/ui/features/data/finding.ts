import { type FoundCells, placeOfHit } from "#core/frame/find-cells.ts";
import { foldText } from "#core/frame/fold-text.ts";

/** What was found of a text, so far: columns that have it in their name come before cells. */
export interface Finding {
  readonly text: string;
  /** Columns, by their place in view. */
  readonly headers: readonly number[];
  /** Hits in cells so far. */
  readonly nCells: number;
  /** Row of the first of them, by its place in view; null before there is one. */
  readonly first: number | null;
  /** Every one of them; null while they are looked for. */
  readonly cells: FoundCells | null;
  /** How much of the table was looked through, 0 to 1. */
  readonly share: number;
}

/** Where a hit stands: in a header, or the nth hit of a row. */
export type HitPlace =
  | { readonly header: number }
  | { readonly row: number /** From 0, from left to right. */; readonly nth: number };

export function nothingYet(text: string, names: readonly string[]): Finding {
  const headers = names.flatMap((name, at) => (isHit(text, name) ? [at] : []));
  return { text, headers, nCells: 0, first: null, cells: null, share: 0 };
}

/** Whether a cell or a name has the text in it, case and accents aside. */
export function isHit(text: string, shown: string): boolean {
  return text.trim() !== "" && foldText(shown).includes(foldText(text));
}

export function hitsOf({ headers, nCells }: Finding): number {
  return headers.length + nCells;
}

/** The place of a hit by its number, from 0; null while it is not known, or where there is none. */
export function placeOf(finding: Finding, hit: number): HitPlace | null {
  const header = finding.headers[hit];
  if (header !== undefined) return { header };
  const inCells = hit - finding.headers.length;
  const { cells, first } = finding;
  if (cells === null) return inCells === 0 && first !== null ? { row: first, nth: 0 } : null;
  if (inCells < 0 || inCells >= cells.total) return null;
  const { place, nth } = placeOfHit(cells, inCells);
  return { row: place, nth };
}

/** The hit after or before one, round the end; null where there are none. While cells are looked for it does not go round. */
export function nextHit(finding: Finding, from: number | null, by: 1 | -1): number | null {
  const n = hitsOf(finding);
  if (n === 0) return null;
  if (from === null) return by === 1 ? 0 : n - 1;
  const next = from + by;
  if (finding.cells === null) return placeOf(finding, next) === null ? from : next;
  return (next + n) % n;
}
