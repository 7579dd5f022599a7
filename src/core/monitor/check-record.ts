import type { MonitorReport } from "#core/monitor/monitor-report.ts";
import type { RunId } from "#core/shared/brand.ts";

/** One comparison of a later table with what a model learned from, as the document keeps it. */
export interface CheckRecord {
  readonly id: string;
  readonly run: RunId;
  readonly at: string;
  readonly fileName: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly contentHash: string;
  readonly report: MonitorReport;
}

/** Columns whose distributions are kept with a check; the rest keep their numbers only. */
const MOST_DRAWN = 60;

/** The report as it is kept: without the drawings of columns that nobody would look for. */
export function keptReport(report: MonitorReport): MonitorReport {
  const columns = report.columns.map((column, rank) =>
    rank < MOST_DRAWN ? column : { ...column, bins: null },
  );
  return { ...report, columns };
}
