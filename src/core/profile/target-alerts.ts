import { isMissing } from "#core/frame/cells.ts";
import type { Table } from "#core/frame/column.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { classLabels, countCodes } from "#core/task/class-codes.ts";

const fewRows = 10;

/** Of the target: rows without it, classes of few rows, imbalance. */
export function targetAlerts(table: Table, target: AlertTarget): DataAlert[] {
  const column = table.columns.find(({ name }) => name === target.column);
  if (column === undefined) return [];
  const alerts: DataAlert[] = [];
  let without = 0;
  for (let row = 0; row < table.nRows; row++) if (isMissing(column, row)) without++;
  if (without > 0) {
    alerts.push({
      code: "rows-without-target",
      column: column.name,
      severity: without * 10 > table.nRows ? "high" : "medium",
      message: `${grouped(without)} ${without === 1 ? "row has" : "rows have"} no “${column.name}” (${percent(without, table.nRows)})`,
      detail:
        "They take no part in training or testing. If they are not missing by chance, the scores do not speak for them.",
    });
  }
  if (!isClassification(target.task)) return alerts;
  const { codes, categories } = classLabels(column);
  const counts = countCodes(codes, categories.length);
  if (counts.length < 2) return alerts;
  const filled = table.nRows - without;
  const smallest = counts.indexOf(Math.min(...counts));
  const largest = counts.indexOf(Math.max(...counts));
  const small = categories.filter((_, code) => counts[code]! < fewRows);
  if (small.length > 0) {
    alerts.push({
      code: "tiny-classes",
      column: column.name,
      severity: "high",
      message:
        small.length === 1
          ? `Class “${small[0]!}” has only ${counts[smallest]!} ${counts[smallest] === 1 ? "row" : "rows"}`
          : `${small.length} classes have fewer than ${fewRows} rows`,
      detail: `${small
        .map((label) => `“${label}” (${counts[categories.indexOf(label)]!})`)
        .slice(0, 10)
        .join(", ")}. Too few to learn from and to test on: join or drop them.`,
    });
  }
  if (counts[largest]! > 0.8 * filled) {
    alerts.push({
      code: "imbalance",
      column: column.name,
      severity: counts[largest]! > 0.95 * filled ? "high" : "medium",
      message: `${percent(counts[largest]!, filled)} of the rows are “${categories[largest]!}”`,
      detail: `Always answering “${categories[largest]!}” is right as often. Judge by balanced accuracy and average precision, not by accuracy.`,
    });
  }
  return alerts;
}
