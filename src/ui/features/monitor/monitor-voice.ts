import type { ColumnDrift } from "#core/monitor/monitor-report.ts";
import type { Voice } from "#core/monitor/monitor-words.ts";
import { formatValue } from "#ui/columns/format-value.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";

/** How the page writes names and numbers in core's sentences. */
export const voice: Voice = {
  name: isolate,
  value: (value, kind) => formatValue(value, kind, 3),
  number: (value) => formatNumber(value, 3),
  metric: metricName,
};

/** What moved of a column, in a few words: the end of its bar. */
export function shortWords({ state, reasons, missing, unseen, outside }: ColumnDrift): string {
  if (state === "gone") return "not in the file";
  if (state === "other-kind") return "another kind";
  if (state === "steady") return "as it was";
  const [first] = reasons;
  const says = [];
  if (reasons.includes("missing")) {
    const points = (missing.later - missing.train) * 100;
    says.push(`${Math.abs(Math.round(points))} points ${points > 0 ? "more" : "less"} missing`);
  }
  if (first === "unseen" && unseen) says.push("new levels");
  if (reasons.includes("shape")) says.push(state === "far" ? "moved far" : "moved");
  if (reasons.includes("range") && outside && says.length === 0) says.push("out of range");
  return says.join(", ");
}

export function rowsWords(nRows: number, nTrainRows: number): string {
  return `${plural(nRows, "row")} beside the ${plural(nTrainRows, "row")} it learned from`;
}

/** "12 %, and 3 %" of rows, later and in training. */
export function missingWords({ missing }: ColumnDrift): string {
  return `${formatPercent(missing.later)}, was ${formatPercent(missing.train)}`;
}
