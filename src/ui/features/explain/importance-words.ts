import type { ImportanceRecord } from "#core/project/run.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";

/** A column counts as used when its mean fall is more than its own spread. */
export function usedColumns({ columns }: ImportanceRecord) {
  return columns.filter(({ mean, std }) => mean > std && mean > 0);
}

/** What the page concludes. */
export function leanFinding(importance: ImportanceRecord): string {
  const [first, second] = usedColumns(importance);
  if (!first) return "It leans on no one column";
  if (!second) return `It leans on ${isolate(first.column)} alone`;
  const join = second.mean > 0.7 * first.mean ? " and" : ", then on";
  return `It leans most on ${isolate(first.column)}${join} ${isolate(second.column)}`;
}

/** What its figure shows. */
export function importanceFinding(importance: ImportanceRecord): string {
  const [first] = usedColumns(importance);
  if (!first) return "Scrambling any one column costs it nothing";
  return `Scrambling ${isolate(first.column)} worsens ${metricName(importance.metric)} by ${formatNumber(first.mean, 3)}`;
}

export function importanceSentences(importance: ImportanceRecord): string[] {
  const used = usedColumns(importance);
  const [first] = used;
  const name = metricName(importance.metric);
  if (!first)
    return [
      `No column changes ${name} by more than its own spread.`,
      "Columns that repeat each other can hide so.",
    ];
  const unused = importance.columns.length - used.length;
  return [
    `${isolate(first.column)} scrambled worsens ${name} by ${formatNumber(first.mean, 3)} ± ${formatNumber(first.std, 2)}.`,
    unused === 0
      ? "Every column is used."
      : unused === 1
        ? "Scrambling the one that is grey makes no loss that these folds can see."
        : `Scrambling any one of the ${unused} that are grey makes no loss that these folds can see.`,
  ];
}

export function importanceCaption({ metric, nRepeats }: ImportanceRecord): string {
  return `How far ${metricName(metric)} worsens, mean over folds and ${nRepeats} shuffles each; whiskers are one standard deviation. Columns that say the same share their importance.`;
}
