import type { ScatterSample } from "#state/studio-state.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { formatCount, formatFixed } from "#ui/format/numbers.ts";

/** What two numbers do together; |r| under 0.1 is called no straight line, over 0.7 closely. */
export function scatterFinding({ x, y, correlation }: ScatterSample): string {
  if (correlation === null) return `${y} against ${x}: one of them never changes`;
  const r = `r = ${formatFixed(correlation, 2)}`;
  const size = Math.abs(correlation);
  if (size < 0.1) return `${y} does not rise or fall with ${x} in a straight line (${r})`;
  const how = size > 0.7 ? "closely with" : size > 0.3 ? "with" : "slightly with";
  return `${y} ${correlation > 0 ? "rises" : "falls"} ${how} ${x} (${r})`;
}

export function scatterSentences({
  x,
  y,
  nRows,
  points,
  correlation,
  groups,
}: ScatterSample): readonly string[] {
  const drawn =
    points.length < nRows
      ? `${formatCount(points.length)} of ${formatCount(nRows)} rows are drawn`
      : `All ${formatCount(nRows)} rows are drawn`;
  const classes = groups.length > 1 ? `, coloured by class (${groups.join(", ")})` : "";
  const r =
    correlation === null
      ? "The correlation is not defined."
      : `Pearson’s r is ${formatFixed(correlation, 3)} over all rows with both values; it sees straight lines only.`;
  return [`${y} up, ${x} across. ${drawn}${classes}.`, r];
}

export function scatterTable({ x, y, points, groups }: ScatterSample): TwinTable {
  const byClass = groups.length > 1;
  return {
    columns: ["row", x, y, ...(byClass ? ["class"] : [])],
    rows: points.map((point) => [
      point.row,
      point.x,
      point.y,
      ...(byClass ? [groups[point.group] ?? ""] : []),
    ]),
  };
}
