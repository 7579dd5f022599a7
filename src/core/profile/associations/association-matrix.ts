import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { AssociationMatrix, NumberMethod } from "#core/profile/associations/association-types.ts";
import { clusterOrder } from "#core/profile/associations/cluster-order.ts";
import { correlationRatio } from "#core/profile/associations/correlation-ratio.ts";
import { cramersV } from "#core/profile/associations/cramers-v.ts";
import { pearsonPairs } from "#core/profile/associations/pearson-pairs.ts";
import { spearmanPairs } from "#core/profile/associations/spearman-pairs.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** More columns are no picture any more, and their pairs no answer in time. */
const mostAssociated = 60;
const mostLevels = 200;

type Values = Float64Array | Float32Array;

/**
 * How every column goes with every other, over all rows that have both: two numbers by Pearson's r or Spearman's ρ, a
 * number and a category by the correlation ratio η, two categories by bias-corrected Cramér's V. Ordered so that
 * neighbours go together. Dates count as numbers, infinite values as missing.
 */
export async function associationMatrix(
  table: Table,
  summaries: readonly ColumnSummary[],
  method: NumberMethod,
  checkpoint: Checkpoint<{ readonly share: number }>,
): Promise<AssociationMatrix> {
  const { taken, left } = chosen(table, summaries);
  const numbers = taken.flatMap((column, at) => {
    const values = numbersOf(column);
    return values === null ? [] : [{ at, values: finite(values) }];
  });
  const pause = (done: number) => checkpoint({ share: done / 2 });
  const pairs = method === "pearson" ? pearsonPairs : spearmanPairs;
  const among = await pairs(
    numbers.map(({ values }) => values),
    pause,
  );
  const n = taken.length;
  const found = new Float64Array(n * n).fill(Number.NaN);
  const set = (i: number, j: number, value: number | null) => {
    found[i * n + j] = found[j * n + i] = value ?? Number.NaN;
  };
  for (const [a, { at: i }] of numbers.entries()) {
    for (const [b, { at: j }] of numbers.entries()) set(i, j, among[a * numbers.length + b]!);
  }
  for (let i = 0; i < n; i++) {
    await checkpoint({ share: 0.5 + i / n / 2 });
    for (let j = i + 1; j < n; j++) {
      const [a, b] = [taken[i]!, taken[j]!];
      if ("codes" in a && "codes" in b) set(i, j, cramersV(a, b));
      else if ("codes" in a) setRatio(i, j, numbers.find(({ at }) => at === j)?.values, a);
      else if ("codes" in b) setRatio(i, j, numbers.find(({ at }) => at === i)?.values, b);
    }
    found[i * n + i] = 1;
  }
  function setRatio(i: number, j: number, values: Values | undefined, by: Dictionary): void {
    if (values) set(i, j, correlationRatio(values, by));
  }
  const distance = found.map((value) => 1 - (Number.isNaN(value) ? 0 : Math.abs(value)));
  const order = clusterOrder(distance, n);
  return {
    method,
    columns: order.map((i) => ({ name: taken[i]!.name, isNumber: numbersOf(taken[i]!) !== null })),
    values: order.map((i) =>
      order.map((j) => {
        const value = found[i * n + j]!;
        return Number.isNaN(value) ? null : value;
      }),
    ),
    left,
  };
}

function chosen(table: Table, summaries: readonly ColumnSummary[]) {
  const taken: Column[] = [];
  const left: { name: string; reason: string }[] = [];
  for (const [i, column] of table.columns.entries()) {
    const { distinct } = summaries[i]!;
    const reason =
      distinct < 2
        ? "it does not vary"
        : column.kind === "text"
          ? "it is free text"
          : "codes" in column && distinct > mostLevels
            ? `it has more than ${mostLevels} levels`
            : taken.length === mostAssociated
              ? `only ${mostAssociated} columns are compared`
              : null;
    if (reason === null) taken.push(column);
    else left.push({ name: column.name, reason });
  }
  return { taken, left };
}

/** The same array where nothing in it is infinite. */
function finite(values: Values): Values {
  const isInfinite = (value: number) =>
    value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
  if (!values.some(isInfinite)) return values;
  return values.map((value) => (isInfinite(value) ? Number.NaN : value));
}
