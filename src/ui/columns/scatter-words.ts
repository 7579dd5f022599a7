import type { ScatterSample } from "#state/studio-state.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatFixed } from "#ui/format/numbers.ts";

/** What two numbers do together; |r| under 0.1 is called no straight line, over 0.7 closely. */
export function scatterFinding({ correlation, ...sample }: ScatterSample): string {
  const [x, y] = [isolate(sample.x), isolate(sample.y)];
  if (correlation === null) return `${y} against ${x}: one of them never changes`;
  const r = `r = ${formatFixed(correlation, 2)}`;
  const size = Math.abs(correlation);
  if (size < 0.1) return `${y} does not rise or fall with ${x} in a straight line (${r})`;
  const how = size > 0.7 ? "closely with" : size > 0.3 ? "with" : "slightly with";
  return `${y} ${correlation > 0 ? "rises" : "falls"} ${how} ${x} (${r})`;
}

/** Whether only some of the rows with both values are drawn; `missing` counts the holes of both columns. */
function isSampled({ points, nRows }: ScatterSample, missing: number): boolean {
  return points.length < nRows - missing;
}

export function scatterSentences(sample: ScatterSample, missing: number): readonly string[] {
  const { nRows, points, correlation, groups } = sample;
  const [x, y] = [isolate(sample.x), isolate(sample.y)];
  const drawn = isSampled(sample, missing)
    ? `${formatCount(points.length)} of ${formatCount(nRows)} rows are drawn`
    : points.length < nRows
      ? `All ${formatCount(points.length)} rows with both values are drawn`
      : `All ${formatCount(nRows)} rows are drawn`;
  const classes = groups.length > 1 ? `, coloured by class (${groups.map(isolate).join(", ")})` : "";
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
