import { isMissing } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

const mostColumns = 60;
const mostStretches = 120;
const mostPatterns = 12;
const rowsBetweenPauses = 1 << 18;

/** Where values are missing, over all rows. Only columns that lack some, those that lack most first, at most 60. */
export interface MissingPatterns {
  readonly nRows: number;
  readonly columns: readonly { readonly name: string; readonly missing: number }[];
  /** Columns that lack values and are not among them. */
  readonly more: number;
  /** The rows in file order, cut into stretches of nearly the same length: first row of each, and the end. */
  readonly starts: readonly number[];
  /** shares[column][stretch]: what part of its rows is missing. */
  readonly shares: readonly (readonly number[])[];
  /** Correlation (φ) of being missing: together[i][j]; null where one of them is always or never missing. */
  readonly together: readonly (readonly (number | null)[])[];
  /** Sets of columns that are missing in the same rows, most frequent first; the empty set is a complete row. */
  readonly patterns: readonly { readonly columns: readonly number[]; readonly count: number }[];
  readonly nPatterns: number;
}

export async function missingPatterns(
  table: Table,
  summaries: readonly ColumnSummary[],
  checkpoint: Checkpoint<{ readonly share: number }>,
): Promise<MissingPatterns> {
  const { nRows } = table;
  const lacking = table.columns
    .map((column, i) => ({ column, missing: summaries[i]!.missing }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing);
  const shown = lacking.slice(0, mostColumns);
  const n = shown.length;
  const nStretches = Math.min(mostStretches, nRows);
  const starts = Array.from({ length: nStretches + 1 }, (_, s) => Math.floor((s * nRows) / nStretches));
  const counts = shown.map(() => new Float64Array(nStretches));
  const both = new Float64Array(n * n);
  const patterns = new Map<string, number>();
  const here = new Int32Array(n);
  let stretch = 0;
  for (let row = 0; row < nRows; row++) {
    if (row % rowsBetweenPauses === 0) await checkpoint({ share: row / nRows });
    while (row >= starts[stretch + 1]!) stretch++;
    let k = 0;
    for (let c = 0; c < n; c++) {
      if (!isMissing(shown[c]!.column, row)) continue;
      counts[c]![stretch]!++;
      here[k++] = c;
    }
    for (let a = 0; a < k; a++) for (let b = a; b < k; b++) both[here[a]! * n + here[b]!]!++;
    const key = k === 0 ? "" : here.subarray(0, k).join(" ");
    patterns.set(key, (patterns.get(key) ?? 0) + 1);
  }
  return {
    nRows,
    columns: shown.map(({ column, missing }) => ({ name: column.name, missing })),
    more: lacking.length - n,
    starts,
    shares: counts.map((count) => Array.from(count, (c, s) => c / (starts[s + 1]! - starts[s]!))),
    together: shown.map((_, i) =>
      shown.map((_column, j) =>
        phi(both[Math.min(i, j) * n + Math.max(i, j)]!, shown[i]!.missing, shown[j]!.missing, nRows),
      ),
    ),
    patterns: [...patterns]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostPatterns)
      .map(([key, count]) => ({ columns: key === "" ? [] : key.split(" ").map(Number), count })),
    nPatterns: patterns.size,
  };
}

/** Pearson's r of two 0/1 columns. */
function phi(both: number, a: number, b: number, n: number): number | null {
  const scale = Math.sqrt(a) * Math.sqrt(n - a) * Math.sqrt(b) * Math.sqrt(n - b);
  return scale > 0 ? (n * both - a * b) / scale : null;
}
