import type { RegressionEvaluation } from "#core/evaluate/evaluation.ts";
import { formatCount, formatNumber, formatShortCount } from "#ui/format/numbers.ts";
import { BarsChart } from "./BarsChart.tsx";

/** How far the guesses were off: actual minus predicted, too high left of 0 and too low right of it. */
export function ResidualHistogram({
  edges,
  counts,
  bias = null,
  height = 260,
}: RegressionEvaluation["residuals"] & {
  /** Mean of actual − predicted, to be marked. */
  readonly bias?: number | null;
  readonly height?: number;
}) {
  const middle = (bin: number) => ((edges[bin] ?? 0) + (edges[bin + 1] ?? 0)) / 2;
  const format = (value: number) =>
    Math.abs(value) >= 10_000 ? formatShortCount(value) : formatNumber(value);
  return (
    <BarsChart
      edges={edges}
      counts={counts}
      color={(bin) => (middle(bin) < 0 ? "var(--d-neg1)" : "var(--d-pos1)")}
      xTitle="actual minus predicted"
      formatX={format}
      tip={(bin) =>
        `${formatCount(counts[bin] ?? 0)} rows off by ${formatNumber(edges[bin] ?? 0)} to ${formatNumber(edges[bin + 1] ?? 0)}`
      }
      marks={bias === null ? [] : [{ x: bias, words: `mean ${format(bias)}` }]}
      height={height}
    />
  );
}
