import type { Table } from "#core/frame/column.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { alertContext } from "#core/profile/alert-context.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { detectors } from "#core/profile/alerts/registry.ts";

/**
 * What a person should know of a table before training, most harmful first: high before medium before low, and within
 * one severity in the order of the registry. What a column has to do with the target is asked of training rows only.
 * @param target null while nothing can be predicted
 * @param onFound told of what is known so far, each time a detector has added to it
 */
export async function dataAlerts(
  table: Table,
  profiles: readonly ColumnProfile[],
  reading: Reading,
  target: AlertTarget | null,
  pause: () => Promise<void>,
  onFound: (alerts: readonly DataAlert[]) => void = () => {},
): Promise<DataAlert[]> {
  await pause();
  const context = alertContext(table, profiles, reading, target, pause);
  const alerts: DataAlert[] = [];
  for (const detector of detectors) {
    await pause();
    const found = await detector(context);
    if (found.length === 0) continue;
    alerts.push(...found);
    onFound([...alerts]);
  }
  const rank = { high: 0, medium: 1, low: 2 };
  return alerts.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
