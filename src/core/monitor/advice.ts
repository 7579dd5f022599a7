import type { Advice, ColumnDrift, DriftState, MonitorReport } from "#core/monitor/monitor-report.ts";

/** A column with so much of all importance matters by itself. */
const MATTERS = 0.1;

/** Columns whose drift is more than chance and more than little. */
export function drifted({ columns }: Pick<MonitorReport, "columns">): readonly ColumnDrift[] {
  return columns.filter(({ state }) => state !== "steady");
}

/** Drift times importance; drift alone where importance was not measured. What is gone comes before all. */
export function rankByHarm(columns: readonly ColumnDrift[]): ColumnDrift[] {
  const isKnown = columns.some(({ importance }) => importance !== null);
  const harm = (column: ColumnDrift) => size(column) * (isKnown ? (column.importance ?? 0) : 1);
  return columns.toSorted(
    (a, b) => order[a.state] - order[b.state] || harm(b) - harm(a) || size(b) - size(a),
  );
}

/** Steady columns come after those that moved: their differences are chance. */
const order: Readonly<Record<DriftState, number>> = {
  gone: 0,
  "other-kind": 0,
  far: 1,
  moved: 1,
  steady: 2,
};

/** The greatest of what was measured: index, change of the missing share, share out of range. */
function size({ psi, missing, outside, bins }: ColumnDrift): number {
  const rows = bins?.later.reduce((sum, count) => sum + count, 0) ?? 0;
  const beyond = outside && rows > 0 ? (outside.below + outside.above) / rows : 0;
  return Math.max(psi ?? 0, Math.abs(missing.later - missing.train), beyond);
}

/**
 * What to do. A score that fell says more than any drift; without answers, drift far enough in a column that matters
 * (or whose importance nobody measured) is reason to train again. The rest is worth a look.
 */
export function adviceOf(report: Omit<MonitorReport, "advice">): Advice {
  const { columns, prediction, score } = report;
  if (columns.some(({ state }) => state === "gone" || state === "other-kind")) return "cannot-predict";
  if (score?.outcome === "worse") return "retrain";
  const moved = drifted(report);
  const isJudged = score !== null && score.outcome !== "untold";
  const harmful = moved.some(
    (column) => column.state === "far" && (column.importance ?? unmeasured(column)) >= MATTERS,
  );
  if (!isJudged && harmful) return "retrain";
  const hasNews = moved.length > 0 || (prediction !== null && prediction.state !== "steady");
  return hasNews || (score?.nUnknownClass ?? 0) > 0 ? "look" : "none";
}

/** Dates move on by themselves; any other column may matter. */
function unmeasured({ kind }: ColumnDrift): number {
  return kind === "datetime" ? 0 : 1;
}
