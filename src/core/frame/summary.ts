import { cellText } from "#core/frame/cells.ts";
import type { CategoricalColumn, Column, Table } from "#core/frame/column.ts";
import { dateGaps } from "#core/frame/date-gaps.ts";
import { distinctTexts } from "#core/frame/distinct-texts.ts";
import { countNumbers } from "#core/frame/number-statistics.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import { binOf, histogramEdges, medianOf } from "#core/frame/quantiles.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { categoryStatistics, textStatistics } from "#core/frame/text-statistics.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

const nBins = 24;
const nTop = 20;
const nExamples = 3;
/** Different texts are counted exactly up to so many: past it the table of them would take more than 32 MB. */
const mostTexts = 4_000_000;

type Pause = () => Promise<void>;
type Counter = Checkpoint<{ readonly done: number; readonly total: number }>;

/** One summary a column, in order. Progress is [columns done, columns]; a long column pauses on the way. */
export async function summarise(table: Table, checkpoint: Counter): Promise<ColumnSummary[]> {
  return (await profileColumns(table, checkpoint)).map(summaryOf);
}

/**
 * Everything about each column by itself, in order.
 * @param known profiles of columns seen before, which are taken over, and to which the new ones are added
 */
export async function profileColumns(
  table: Table,
  checkpoint: Counter,
  known?: WeakMap<Column, ColumnProfile>,
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const column of table.columns) {
    const pause = () => checkpoint({ done: profiles.length, total: table.columns.length });
    await pause();
    const profile = known?.get(column) ?? (await profileColumn(column, table.nRows, pause));
    known?.set(column, profile);
    profiles.push(profile);
  }
  return profiles;
}

/** What a header cell needs of a profile. */
export function summaryOf(profile: ColumnProfile): ColumnSummary {
  const { name, kind, nRows, missing, distinct, distinctIsExact, range, top, histogram, examples } = profile;
  return { name, kind, nRows, missing, distinct, distinctIsExact, range, top, histogram, examples };
}

async function profileColumn(column: Column, nRows: number, pause: Pause): Promise<ColumnProfile> {
  const base = {
    name: column.name,
    kind: column.kind,
    nRows,
    examples: examplesOf(column, nRows),
    distinctIsExact: true,
    range: null,
    top: [],
    histogram: null,
    numbers: null,
    texts: null,
    gaps: null,
  };
  switch (column.kind) {
    case "numeric":
    case "integer":
      return { ...base, ...(await profileNumbers(column.values, false, pause)) };
    case "datetime":
      return { ...base, ...(await profileNumbers(column.epochMs, true, pause)) };
    case "categorical":
    case "boolean":
      return { ...base, ...countCategories(column), texts: categoryStatistics(column) };
    case "text": {
      const { distinct, missing } = await distinctTexts(column, mostTexts, pause);
      const counted = { missing, distinct: Math.min(distinct, mostTexts) };
      const texts = await textStatistics(column, pause);
      return { ...base, ...counted, distinctIsExact: distinct <= mostTexts, texts };
    }
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

async function profileNumbers(
  values: Float64Array | Float32Array,
  areDates: boolean,
  pause: Pause,
): Promise<Pick<ColumnProfile, "missing" | "distinct" | "range" | "histogram" | "numbers" | "gaps">> {
  const { missing, distinct, sorted, statistics: numbers } = await countNumbers(values, pause);
  if (numbers === null) return { missing, distinct, range: null, histogram: null, numbers, gaps: null };
  const { mean, std } = numbers;
  const min = sorted[0]! + 0;
  const max = sorted[sorted.length - 1]! + 0;
  return {
    missing,
    distinct,
    range: { min, max, mean, median: medianOf(sorted), std },
    histogram: histogramOf(sorted, min, max),
    numbers,
    gaps: areDates ? dateGaps(sorted) : null,
  };
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

function countCategories({
  codes,
  categories,
}: CategoricalColumn): Pick<ColumnProfile, "missing" | "distinct" | "top"> {
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
  return { missing, distinct: used.length, top };
}
