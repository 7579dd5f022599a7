import { useState } from "react";
import { formatNumber, formatSigned, formatSpread } from "#ui/format/numbers.ts";
import { axisScale } from "./axis-scale.ts";
import { ClassKey } from "./ClassKey.tsx";
import { beside } from "./HistogramChart.tsx";
import { niceTicks } from "./nice-ticks.ts";
import { type Place, PlotFrame } from "./PlotFrame.tsx";
import { type BinRange, RangeBrush } from "./RangeBrush.tsx";

export interface ShapeLine {
  readonly label: string;
  readonly color: string;
  /** A value a bin, and last the value of what is missing. */
  readonly values: readonly number[];
  /** Standard deviations over bags. */
  readonly deviations: readonly number[];
}

/** Of the drawing, kept free under the curve for how the rows lie. */
const stripShare = 0.16;

/** A step function of a number with its error bars, over a strip that says how densely rows lie. */
export function ShapeSteps({
  edges,
  lines,
  weights,
  xTitle,
  yTitle,
  height,
  range = null,
  onRange,
}: {
  /** Where bins begin and end: one more than bins. */
  readonly edges: readonly number[];
  readonly lines: readonly ShapeLine[];
  /** Rows of each bin, and last of what is missing. */
  readonly weights: readonly number[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly height: number;
  readonly range?: BinRange | null;
  readonly onRange?: ((range: BinRange | null) => void) | undefined;
}) {
  const [pointed, setPointed] = useState<number | null>(null);
  const nBins = edges.length - 1;
  const [first, end] = [edges[0] ?? 0, edges[nBins] ?? 1];
  const isOne = !(end > first);
  const domain = isOne ? ([first - 0.5, end + 0.5] as const) : ([first, end] as const);
  const hasMissing = (weights[nBins] ?? 0) > 0;
  const [low, high] = extent(lines, hasMissing ? nBins + 1 : nBins);
  const floor = low - ((high - low) * stripShare) / (1 - stripShare);
  const scale = axisScale("number");
  const xTicks = scale.ticks(domain, 6);
  const edge = (place: Place, at: number) => place.x(isOne ? domain[at === 0 ? 0 : 1] : edges[at]!);
  const wordsOf = (bin: number) =>
    `${xTitle} ${formatNumber(edges[bin]!)} to ${formatNumber(edges[bin + 1]!)}: ${lines
      .map(({ label, values, deviations }) =>
        `${lines.length > 1 ? `${label} ` : ""}${formatSpread(values[bin]!, deviations[bin]!)}`.trim(),
      )
      .join(", ")}`;
  return (
    <div>
      <ClassKey entries={lines} />
      <PlotFrame
        xDomain={domain}
        yDomain={[floor, high]}
        xTicks={xTicks}
        yTicks={niceTicks(low, high, 5)}
        xTitle={xTitle}
        yTitle={yTitle}
        formatX={(place) => scale.tick(place, xTicks)}
        formatY={(value) => formatSigned(value, decimalsOf(high - low))}
        height={height}
        onLeave={() => setPointed(null)}
        over={(place) => (
          <>
            <RangeBrush
              label={`${yTitle} by ${xTitle}`}
              box={{ left: place.left, top: place.top, width: place.width, height: place.height }}
              edges={edges.map((_, at) => edge(place, at) - place.left)}
              range={range}
              onRange={onRange}
              onPoint={setPointed}
              wordsOf={wordsOf}
            />
            {pointed === null ? null : (
              <div
                className="chart-tip"
                style={{
                  position: "absolute",
                  top: 0,
                  ...beside(edge(place, pointed), place.left + place.width),
                }}
              >
                <b className="num">
                  {formatNumber(edges[pointed]!)} – {formatNumber(edges[pointed + 1]!)}
                </b>
                {lines.slice(0, 8).map(({ label, values, deviations }) => (
                  <div key={label}>
                    {lines.length > 1 ? `${label} ` : ""}
                    <span className="num">{formatSpread(values[pointed]!, deviations[pointed]!)}</span>
                  </div>
                ))}
                <div className="num">{formatNumber(weights[pointed]!, 3)} rows</div>
              </div>
            )}
          </>
        )}
      >
        {(place) => (
          <>
            <Strip place={place} weights={weights} edge={(at) => edge(place, at)} nBins={nBins} />
            {low < 0 && high > 0 ? (
              <path className="axis-line" d={`M${place.left} ${place.y(0)}h${place.width}`} />
            ) : null}
            {lines.map(({ label, color, values, deviations }) => (
              <g key={label}>
                <path
                  d={bandPath(place, values, deviations, nBins, (at) => edge(place, at))}
                  fill={color}
                  fillOpacity={0.16}
                />
                <path
                  d={stepPath(place, values, nBins, (at) => edge(place, at))}
                  fill="none"
                  stroke={color}
                  strokeWidth={2}
                />
                {hasMissing ? (
                  <g stroke={color}>
                    <title>{`missing: ${formatSpread(values[nBins]!, deviations[nBins]!)}`}</title>
                    <path
                      d={`M${place.left + place.width + 7} ${place.y(values[nBins]! - deviations[nBins]!)}V${place.y(values[nBins]! + deviations[nBins]!)}`}
                    />
                    <circle
                      cx={place.left + place.width + 7}
                      cy={place.y(values[nBins]!)}
                      r={3.5}
                      fill="var(--plate)"
                      strokeWidth={1.6}
                    />
                  </g>
                ) : null}
              </g>
            ))}
            {hasMissing ? (
              <text x={place.left + place.width + 13} y={place.top - 6} textAnchor="end">
                ○ missing
              </text>
            ) : null}
          </>
        )}
      </PlotFrame>
    </div>
  );
}

/** How densely rows lie: rows of a bin by its width, as heights along the foot of the drawing. */
function Strip({
  place,
  weights,
  edge,
  nBins,
}: {
  readonly place: Place;
  readonly weights: readonly number[];
  readonly edge: (at: number) => number;
  readonly nBins: number;
}) {
  const wide = (bin: number) => Math.max(0.5, edge(bin + 1) - edge(bin));
  const density = Array.from({ length: nBins }, (_, bin) => weights[bin]! / wide(bin));
  const most = Math.max(1e-12, ...density);
  const room = place.height * stripShare * 0.75;
  const base = place.top + place.height;
  const path = density
    .map((dense, bin) => {
      // A root, so that thin stretches are still seen beside crowded ones.
      const tall = dense > 0 ? Math.max(1, room * Math.sqrt(dense / most)) : 0;
      return `M${edge(bin)} ${base}v${-tall}h${wide(bin)}v${tall}z`;
    })
    .join("");
  return <path d={path} fill="var(--q4)" fillOpacity={0.7} />;
}

type Edge = (at: number) => number;

function stepPath({ y }: Place, values: readonly number[], nBins: number, edge: Edge): string {
  const steps = Array.from({ length: nBins }, (_, bin) => `V${y(values[bin]!)}H${edge(bin + 1)}`);
  return `M${edge(0)} ${y(values[0] ?? 0)}${steps.join("")}`;
}

function bandPath(
  { y }: Place,
  values: readonly number[],
  deviations: readonly number[],
  nBins: number,
  edge: Edge,
): string {
  const bins = Array.from({ length: nBins }, (_, bin) => bin);
  const upper = bins.map((bin) => `V${y(values[bin]! + deviations[bin]!)}H${edge(bin + 1)}`);
  const lower = bins.toReversed().map((bin) => `V${y(values[bin]! - deviations[bin]!)}H${edge(bin)}`);
  return `M${edge(0)} ${y(values[0] ?? 0)}${upper.join("")}${lower.join("")}Z`;
}

/** Of all lines with their error bars, zero with them; never empty. */
export function extent(lines: readonly ShapeLine[], nBins: number): readonly [number, number] {
  let [low, high] = [0, 0];
  for (const { values, deviations } of lines)
    for (let bin = 0; bin < nBins; bin++) {
      low = Math.min(low, values[bin]! - deviations[bin]!);
      high = Math.max(high, values[bin]! + deviations[bin]!);
    }
  return high > low ? [low, high] : [-1, 1];
}

/** Decimals of ticks over such a stretch. */
export function decimalsOf(stretch: number): number {
  return Math.max(0, Math.min(4, 1 - Math.floor(Math.log10(stretch / 2))));
}
