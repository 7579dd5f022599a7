import type { Column } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { mostNumberLevels } from "#core/explore/propose-chart.ts";

/** Different values, counted only as far as a chart needs to know: one more than may stand as levels says "many". */
export function countDistinct(column: Column): number {
  if ("codes" in column) return column.categories.length;
  const values = numbersOf(column);
  if (values === null) return mostNumberLevels + 1;
  const found = new Set<number>();
  for (let row = 0; row < values.length && found.size <= mostNumberLevels; row++) {
    if (values[row] === values[row]) found.add(values[row]!);
  }
  return found.size;
}
