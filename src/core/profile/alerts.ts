import { dataSizeAlerts } from "#core/profile/size-alerts.ts";
import { columnAlerts } from "#core/profile/column-alerts.ts";
import { relationAlerts } from "#core/profile/relation-alerts.ts";
import { targetAlerts } from "#core/profile/target-alerts.ts";
import type { Table } from "#core/frame/column.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";

/**
 * What a person should know of a table before training, most harmful first: high before medium before low, and
 * within one severity leaks, then the target, then whole-table findings, then columns in file order.
 * @param target null while nothing can be predicted
 */
export function dataAlerts(
  table: Table,
  summaries: readonly ColumnSummary[],
  reading: Reading,
  target: AlertTarget | null,
): DataAlert[] {
  const alerts = [
    ...(target === null ? [] : relationAlerts(table, summaries, target)),
    ...(target === null ? [] : targetAlerts(table, target)),
    ...dataSizeAlerts(table, reading),
    ...columnAlerts(table, summaries, target?.column ?? null),
  ];
  const rank = { high: 0, medium: 1, low: 2 };
  return alerts.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
