import { formatCount } from "#ui/format/numbers.ts";
import { BarsChart } from "./BarsChart.tsx";
import { power } from "./power-words.ts";

/** Differences between the model here and its exported file, on a logarithmic scale, with the limit that is allowed. */
export function DifferenceHistogram({
  edges,
  counts,
  allowed,
  max = null,
  height = 220,
}: {
  /** log10 of the absolute difference. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** The largest difference that passes (not its logarithm); null draws no limit. */
  readonly allowed: number | null;
  /** The largest difference found. */
  readonly max?: number | null;
  readonly height?: number;
}) {
  const limit = allowed === null || allowed <= 0 ? null : Math.log10(allowed);
  return (
    <BarsChart
      edges={edges}
      counts={counts}
      color={(bin) => (limit !== null && (edges[bin] ?? 0) >= limit ? "var(--c0)" : "var(--c1)")}
      xTitle="difference between the model and the file, log scale"
      formatX={power}
      tip={(bin) =>
        `${formatCount(counts[bin] ?? 0)} outputs, ${power(edges[bin] ?? 0)} to ${power(edges[bin + 1] ?? 0)}`
      }
      marks={[
        ...(limit === null
          ? []
          : [{ x: limit, words: `refused above ${power(limit)}`, side: "right" as const }]),
        ...(max === null || max <= 0
          ? []
          : [{ x: Math.log10(max), words: `largest ${power(Math.log10(max))}`, side: "left" as const }]),
      ]}
      height={height}
    />
  );
}
