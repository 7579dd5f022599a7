import { formatCount, minus } from "#ui/format/numbers.ts";
import { BarsChart } from "./BarsChart.tsx";

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
        ...(limit === null ? [] : [{ x: limit, words: `refused above ${power(limit)}` }]),
        ...(max === null || max <= 0
          ? []
          : [{ x: Math.log10(max), words: `largest ${power(Math.log10(max))}` }]),
      ]}
      height={height}
    />
  );
}

const raised: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** 10⁻⁵; between whole powers "3 × 10⁻⁶". */
export function power(log: number): string {
  const whole = Math.floor(log + 1e-9);
  const factor = 10 ** (log - whole);
  const raisedPower = [...String(whole)].map((sign) => raised[sign] ?? sign).join("");
  const shown = Number(factor.toPrecision(2));
  return (shown === 1 ? `10${raisedPower}` : `${shown} × 10${raisedPower}`).replace("-", minus);
}
