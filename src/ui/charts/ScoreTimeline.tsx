import { formatNumber } from "#ui/format/numbers.ts";
import { niceTicks } from "./nice-ticks.ts";
import { PlotFrame } from "./PlotFrame.tsx";

export interface TimelinePoint {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  /** Beyond chance. */
  readonly isWorse: boolean;
}

/** The score of one model on later tables, in the order they were checked, over the band of its out-of-fold score. */
export function ScoreTimeline({
  points,
  expected,
  metric,
  selected,
  onPick,
  height = 230,
}: {
  readonly points: readonly TimelinePoint[];
  readonly expected: { readonly mean: number; readonly interval: readonly [number, number] | null } | null;
  readonly metric: string;
  readonly selected: string;
  readonly onPick: (id: string) => void;
  readonly height?: number;
}) {
  const values = [
    ...points.flatMap(({ value, interval }) => interval ?? [value]),
    ...(expected ? (expected.interval ?? [expected.mean]) : []),
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const pad = (most - least || Math.abs(most) || 1) * 0.12;
  const yDomain = [Math.max(0, least - pad), most + pad] as const;
  const xTicks = points.map((_, place) => place + 1);
  const every = Math.ceil(points.length / 6);
  return (
    <PlotFrame
      xDomain={[0.4, points.length + 0.6]}
      yDomain={yDomain}
      xTicks={xTicks}
      yTicks={niceTicks(...yDomain, 4)}
      xTitle="later tables, in the order they were checked"
      yTitle={`${metric}, less is better`}
      formatX={(tick) => ((tick - 1) % every === 0 ? shortened(points[tick - 1]?.label ?? "") : "")}
      formatY={(value) => formatNumber(value, 3)}
      height={height}
    >
      {({ x, y, left, width }) => (
        <>
          {expected?.interval ? (
            <rect
              x={left}
              width={width}
              y={y(expected.interval[1])}
              height={Math.max(1, y(expected.interval[0]) - y(expected.interval[1]))}
              fill="var(--accent-wash)"
            />
          ) : null}
          {expected ? (
            <>
              <line
                x1={left}
                x2={left + width}
                y1={y(expected.mean)}
                y2={y(expected.mean)}
                stroke="var(--accent)"
                strokeDasharray="4 3"
              />
              <text
                className="annotation halo"
                x={left + width - 4}
                y={y(expected.mean) - 5}
                textAnchor="end"
              >
                rows held out
              </text>
            </>
          ) : null}
          {points.map(({ id, value, interval, isWorse }, place) => {
            const at = x(place + 1);
            const color = isWorse ? "var(--madder)" : "var(--c1)";
            return (
              <g key={id} onClick={() => onPick(id)} style={{ cursor: "pointer" }}>
                {interval ? (
                  <path
                    d={`M${at} ${y(interval[0])}V${y(interval[1])}M${at - 5} ${y(interval[0])}h10M${at - 5} ${y(interval[1])}h10`}
                    stroke={color}
                    strokeWidth={1.5}
                  />
                ) : null}
                {isWorse ? (
                  <rect x={at - 5} y={y(value) - 5} width={10} height={10} fill={color} />
                ) : (
                  <circle cx={at} cy={y(value)} r={5} fill={color} />
                )}
                {id === selected ? (
                  <circle cx={at} cy={y(value)} r={9} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
                ) : null}
              </g>
            );
          })}
        </>
      )}
    </PlotFrame>
  );
}

function shortened(name: string): string {
  return name.length <= 16 ? name : `${name.slice(0, 15)}…`;
}
