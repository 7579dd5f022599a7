import { cellText } from "#core/frame/cells.ts";
import type { CategoricalColumn, Column, Table, TextColumn } from "#core/frame/column.ts";
import { binOf, histogramEdges, medianOf } from "#core/frame/quantiles.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

const nBins = 24;
const nTop = 20;
const nExamples = 3;
const mostDistinct = 100_000;

/** One summary a column, in order. Progress is [columns done, columns]. */
export async function summarise(
  table: Table,
  checkpoint: Checkpoint<{ readonly done: number; readonly total: number }>,
): Promise<ColumnSummary[]> {
  const summaries: ColumnSummary[] = [];
  for (const column of table.columns) {
    await checkpoint({ done: summaries.length, total: table.columns.length });
    summaries.push(summariseColumn(column, table.nRows));
  }
  return summaries;
}

function summariseColumn(column: Column, nRows: number): ColumnSummary {
  const base = { name: column.name, kind: column.kind, nRows, examples: examplesOf(column, nRows) };
  switch (column.kind) {
    case "numeric":
    case "integer":
      return { ...base, ...summariseNumbers(column.values), top: [] };
    case "datetime":
      return { ...base, ...summariseNumbers(column.epochMs), top: [] };
    case "categorical":
    case "boolean":
      return { ...base, ...summariseCategories(column), range: null, histogram: null };
    case "text":
      return { ...base, ...summariseText(column, nRows), top: [], range: null, histogram: null };
  }
}

/** From rows spread over the table, different where they can be. */
function examplesOf(column: Column, nRows: number): string[] {
  const examples = new Set<string>();
  const step = Math.max(1, Math.floor(nRows / 50));
  for (let row = 0; row < nRows && examples.size < nExamples; row += step) {
    const text = cellText(column, row);
    if (text !== null) examples.add(text.length > 200 ? `${text.slice(0, 200)}…` : text);
  }
  return [...examples];
}

function summariseNumbers(
  values: Float64Array | Float32Array,
): Pick<ColumnSummary, "missing" | "distinct" | "distinctIsExact" | "range" | "histogram"> {
  const sorted = values.filter((value) => value === value).sort();
  const n = sorted.length;
  const missing = values.length - n;
  if (n === 0) return { missing, distinct: 0, distinctIsExact: true, range: null, histogram: null };
  let distinct = 1;
  let sum = sorted[0]!;
  for (let i = 1; i < n; i++) {
    if (sorted[i] !== sorted[i - 1]) distinct++;
    sum += sorted[i]!;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (sorted[i]! - mean) * (sorted[i]! - mean);
  const min = sorted[0]! + 0;
  const max = sorted[n - 1]! + 0;
  const edges = histogramEdges(min, max, nBins);
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  for (let i = 0; i < n; i++) counts[binOf(sorted[i]!, min, max, nBins)]!++;
  const std = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  return {
    missing,
    distinct: Math.min(distinct, mostDistinct),
    distinctIsExact: distinct <= mostDistinct,
    range: { min, max, mean, median: medianOf(sorted), std },
    histogram: { edges, counts },
  };
}

function summariseCategories({
  codes,
  categories,
}: CategoricalColumn): Pick<ColumnSummary, "missing" | "distinct" | "distinctIsExact" | "top"> {
  const counts = new Int32Array(categories.length);
  let missing = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === -1) missing++;
    else counts[codes[i]!]!++;
  }
  const used = Array.from(counts.keys()).filter((code) => counts[code]! > 0);
  const top = used
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, nTop)
    .map((code) => ({ value: categories[code]!, count: counts[code]! }));
  return { missing, distinct: used.length, distinctIsExact: true, top };
}

function summariseText(
  column: TextColumn,
  nRows: number,
): Pick<ColumnSummary, "missing" | "distinct" | "distinctIsExact"> {
  const seen = new Set<string>();
  let missing = 0;
  for (let row = 0; row < nRows; row++) {
    if (column.offsets[row] === column.offsets[row + 1]) missing++;
    else if (seen.size <= mostDistinct) seen.add(cellText(column, row)!);
  }
  return {
    missing,
    distinct: Math.min(seen.size, mostDistinct),
    distinctIsExact: seen.size <= mostDistinct,
  };
}
