import { cellText } from "#core/frame/cells.ts";
import type { CategoricalColumn, Column, Table, TextColumn } from "#core/frame/column.ts";
import { distinctTexts } from "#core/frame/distinct-texts.ts";
import { binOf, histogramEdges, medianOf } from "#core/frame/quantiles.ts";
import { sortNumbers } from "#core/frame/sort-numbers.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

const nBins = 24;
const nTop = 20;
const nExamples = 3;
const mostDistinct = 100_000;

type Pause = () => Promise<void>;

/**
 * One summary a column, in order. Progress is [columns done, columns]; a long column pauses on the way.
 * @param known summaries of columns seen before, which are taken over, and to which the new ones are added
 */
export async function summarise(
  table: Table,
  checkpoint: Checkpoint<{ readonly done: number; readonly total: number }>,
  known?: WeakMap<Column, ColumnSummary>,
): Promise<ColumnSummary[]> {
  const summaries: ColumnSummary[] = [];
  for (const column of table.columns) {
    const pause = () => checkpoint({ done: summaries.length, total: table.columns.length });
    await pause();
    const summary = known?.get(column) ?? (await summariseColumn(column, table.nRows, pause));
    known?.set(column, summary);
    summaries.push(summary);
  }
  return summaries;
}

async function summariseColumn(column: Column, nRows: number, pause: Pause): Promise<ColumnSummary> {
  const base = { name: column.name, kind: column.kind, nRows, examples: examplesOf(column, nRows) };
  switch (column.kind) {
    case "numeric":
    case "integer":
      return { ...base, ...(await summariseNumbers(column.values, pause)), top: [] };
    case "datetime":
      return { ...base, ...(await summariseNumbers(column.epochMs, pause)), top: [] };
    case "categorical":
    case "boolean":
      return { ...base, ...summariseCategories(column), range: null, histogram: null };
    case "text":
      return { ...base, ...(await summariseText(column, pause)), top: [], range: null, histogram: null };
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

async function summariseNumbers(
  values: Float64Array | Float32Array,
  pause: Pause,
): Promise<Pick<ColumnSummary, "missing" | "distinct" | "distinctIsExact" | "range" | "histogram">> {
  const filled = withoutMissing(values);
  const n = filled.length;
  const missing = values.length - n;
  if (n === 0) return { missing, distinct: 0, distinctIsExact: true, range: null, histogram: null };
  const sorted = await sortNumbers(filled, pause);
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
  const std = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  return {
    missing,
    distinct: Math.min(distinct, mostDistinct),
    distinctIsExact: distinct <= mostDistinct,
    range: { min, max, mean, median: medianOf(sorted), std },
    histogram: histogramOf(sorted, min, max),
  };
}

function withoutMissing(values: Float64Array | Float32Array): Float64Array {
  const filled = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) filled[n++] = value;
  }
  return filled.slice(0, n);
}

/** The bins of rising values rise too: only their borders are looked for. */
function histogramOf(
  sorted: Float64Array,
  min: number,
  max: number,
): NonNullable<ColumnSummary["histogram"]> {
  const edges = histogramEdges(min, max, nBins);
  let start = 0;
  const counts = Array.from({ length: edges.length - 1 }, (_, bin) => {
    let low = start;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (binOf(sorted[middle]!, min, max, nBins) > bin) high = middle;
      else low = middle + 1;
    }
    const count = low - start;
    start = low;
    return count;
  });
  return { edges, counts };
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

async function summariseText(
  column: TextColumn,
  pause: Pause,
): Promise<Pick<ColumnSummary, "missing" | "distinct" | "distinctIsExact">> {
  const { distinct, missing } = await distinctTexts(column, mostDistinct, pause);
  return { missing, distinct: Math.min(distinct, mostDistinct), distinctIsExact: distinct <= mostDistinct };
}
