import { cellTests } from "#core/frame/cell-tests.ts";
import type { Table } from "#core/frame/column.ts";
import { foldText } from "#core/frame/fold-text.ts";
import { findColumn } from "#core/model-selection/answers.ts";

/** Where a text stands in a table, row by row and from left to right. A row holds its hits; which cells they are is seen by looking at it. */
export interface FoundCells {
  readonly total: number;
  /** Rows with a hit, ascending: their places in the order that was asked for. */
  readonly places: Int32Array<ArrayBuffer>;
  /** Hits in all rows before each of them. */
  readonly before: Float64Array<ArrayBuffer>;
}

export interface FindProgress {
  readonly share: number;
  /** Hits so far. */
  readonly total: number;
  /** Place of the first row with one; null before there is one. */
  readonly first: number | null;
}

const rowsAtOnce = 8192;

/**
 * Cells of these columns whose text contains another, case and accents aside.
 * @param text  what is looked for; one that is blank is found nowhere
 * @param rows  data rows in the order they are shown; null for all in file order
 * @param pause awaited after each column of each 8,192 rows
 * @throws LatheError "unknown-column"; AbortError from `pause`
 */
export async function findCells(
  table: Table,
  text: string,
  columns: readonly string[],
  rows: Int32Array | null,
  pause: (progress: FindProgress) => Promise<void>,
): Promise<FoundCells> {
  const nPlaces = rows?.length ?? table.nRows;
  const places = new Int32Array(nPlaces);
  const before = new Float64Array(nPlaces);
  let n = 0;
  let total = 0;
  const testOf = cellTests(foldText(text));
  const tests = text.trim() === "" ? [] : columns.flatMap((name) => testOf(findColumn(table, name)) ?? []);
  const counts = new Uint32Array(rowsAtOnce);
  for (let from = 0; from < nPlaces && tests.length > 0; from += rowsAtOnce) {
    const size = Math.min(rowsAtOnce, nPlaces - from);
    counts.fill(0);
    for (const [at, test] of tests.entries()) {
      for (let i = 0; i < size; i++) if (test(rows === null ? from + i : rows[from + i]!)) counts[i]!++;
      const share = (from + (size * (at + 1)) / tests.length) / nPlaces;
      await pause({ share, total, first: n > 0 ? places[0]! : null });
    }
    for (let i = 0; i < size; i++) {
      if (counts[i] === 0) continue;
      places[n] = from + i;
      before[n++] = total;
      total += counts[i]!;
    }
  }
  return { total, places: places.slice(0, n), before: before.slice(0, n) };
}

/** The row that holds hit number `hit` (from 0, below `total`), and which of the row's hits it is. */
export function placeOfHit({ places, before }: FoundCells, hit: number): { place: number; nth: number } {
  const at = lastBefore(before, hit);
  return { place: places[at]!, nth: hit - before[at]! };
}

/** Place of the last of these ascending numbers that is at most `hit`. */
function lastBefore(before: Float64Array, hit: number): number {
  let low = 0;
  let high = before.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before[middle]! > hit) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
