import type { ByteSource, Reading, ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import { monitor, monitorKinds, type MonitorProgress } from "#core/monitor/monitor.ts";
import type { Monitored } from "#core/monitor/monitored.ts";
import type { MonitorReport } from "#core/monitor/monitor-report.ts";
import { readEdited } from "#core/pipeline/read-for-pipeline.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export interface CheckedTable {
  readonly reading: Pick<Reading, "fileName" | "contentHash" | "nRows">;
  readonly report: MonitorReport;
}

/** Reads a later table with the kinds the model learned from, and compares it. */
export async function checkTable(
  model: Monitored,
  source: ByteSource,
  checkpoint: Checkpoint<ReadProgress | MonitorProgress>,
  options: Pick<ReadOptions, "parts"> = {},
): Promise<CheckedTable> {
  const kinds = monitorKinds(model.pipeline);
  const { table, reading } = await readEdited(source, model.pipeline, kinds, checkpoint, options);
  const misread = reading.warnings.flatMap(({ column, count }) =>
    column === undefined ? [] : [[column, count] as const],
  );
  const { fileName, contentHash, nRows } = reading;
  return {
    reading: { fileName, contentHash, nRows },
    report: await monitor(model, table, new Map(misread), checkpoint),
  };
}
