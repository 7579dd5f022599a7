import type { SelectionRecord } from "#core/project/run.ts";
import { formatCount, formatNumber, plural } from "#ui/format/numbers.ts";

/** What the folds' choices say in a sentence or two. The bounds are Nogueira, Sechidis and Brown's (JMLR 18(174), 2018). */
export function selectionWords({ columns, nColumns, nFolds, stability }: SelectionRecord): string {
  if (columns.length === 0) return `None of ${plural(nColumns, "column")} was kept in any fold.`;
  const always = columns.filter(({ folds }) => folds === nFolds).length;
  const counts = `${formatCount(always)} of ${plural(nColumns, "column")} ${always === 1 ? "was" : "were"} kept in every fold`;
  if (stability === null) return `${counts}.`;
  const words =
    stability > 0.75
      ? "the choice hardly hangs on the rows"
      : stability >= 0.4
        ? "the choice hangs on the rows in part"
        : "other rows would choose other columns, so read little into any one of them";
  return `${counts}; stability ${formatNumber(Math.round(stability * 100) / 100)}: ${words}.`;
}
