import { useMemo, useRef } from "react";
import type { BandCell, ChartBody, DrawnRow } from "#core/explore/chart-data.ts";
import { AxisBrush } from "./AxisBrush.tsx";
import { axisScale } from "./axis-scale.ts";
import { inLayers, type SeveralAxis, shareOn } from "./several-axes.ts";
import { useWidth } from "./use-width.ts";

type Parallel = Extract<ChartBody, { kind: "parallel" }>;
export type AxisRange = readonly [low: number, high: number];

const side = 44;
const bottom = 14;
const letter = 6.4;
/** Under this distance of axes, px, their names lean. */
const leastApart = 92;

/**
 * Several columns on axes side by side: a line a row, or bands that count rows from stretch to stretch. A range drawn
 * along an axis selects rows; ranges of several axes have all to hold.
 */
export function ParallelAxes({
  axes,
  body,
  nGroups,
  colorOf,
  ranges,
  onRange,
  height,
}: {
  readonly axes: readonly SeveralAxis[];
  readonly body: Parallel;
  readonly nGroups: number;
  readonly colorOf: (group: number) => string;
  /** What is drawn along axes, in shares of them, by their place. */
  readonly ranges: ReadonlyMap<number, AxisRange>;
  /** null takes the range of an axis away. */
  readonly onRange: (axis: number, range: AxisRange | null) => void;
  readonly height: number;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const apart = (width - 2 * side) / Math.max(1, axes.length - 1);
  const leans = apart < leastApart;
  const top = leans ? 84 : 24;
  const inner = height - top - bottom;
  const x = (axis: number) => side + axis * apart;
  const y = (share: number) => top + (1 - share) * inner;
  const fits = Math.floor((leans ? 104 : apart - 8) / letter);
  return (
    <div className="plot" ref={element} style={{ height }}>
      {width > 0 ? (
        <svg width={width} height={height} aria-hidden="true">
          {body.drawn === null ? (
            <Bands body={body} axes={axes} apart={apart} top={top} inner={inner} />
          ) : (
            <Lines
              rows={body.drawn}
              axes={axes}
              nGroups={nGroups}
              colorOf={colorOf}
              apart={apart}
              top={top}
              inner={inner}
            />
          )}
          {axes.map((axis, at) => (
            <g key={axis.title}>
              <line className="axis-line" x1={x(at)} x2={x(at)} y1={top} y2={top + inner} />
              <text
                className="mark-label"
                {...(leans
                  ? { transform: `translate(${x(at) - 2} ${top - 8}) rotate(-40)` }
                  : {
                      x: at === 0 ? 0 : at === axes.length - 1 ? width : x(at),
                      y: 11,
                      textAnchor: at === 0 ? "start" : at === axes.length - 1 ? "end" : "middle",
                    })}
              >
                <title>{axis.title}</title>
                {cut(axis.title, fits)}
              </text>
              <Ticks axis={axis} x={x(at)} y={y} room={apart} />
            </g>
          ))}
        </svg>
      ) : null}
      {width > 0
        ? axes.map((axis, at) => (
            <AxisBrush
              key={axis.title}
              axis={axis}
              x={x(at)}
              top={top}
              height={inner}
              width={Math.min(40, apart * 0.7)}
              range={ranges.get(at) ?? null}
              onRange={(range) => onRange(at, range)}
            />
          ))
        : null}
    </div>
  );
}

function Ticks({
  axis,
  x,
  y,
  room,
}: {
  axis: SeveralAxis;
  x: number;
  y: (share: number) => number;
  room: number;
}) {
  const scale = axisScale(axis.kind);
  const fits = Math.max(2, Math.floor((room - 14) / letter));
  const ticks = axis.range === null ? [] : scale.ticks(axis.range, 5);
  const named =
    axis.labels?.map((label, place) => [place, cut(label, fits)] as const) ??
    ticks.map((tick) => [tick, scale.tick(tick, ticks)] as const);
  return named.map(([value, words]) => (
    <g key={value}>
      <line
        className="axis-line"
        x1={x - 4}
        x2={x}
        y1={y(shareOn(axis, value))}
        y2={y(shareOn(axis, value))}
      />
      <text className="halo" x={x - 6} y={y(shareOn(axis, value)) + 4} textAnchor="end">
        {words}
      </text>
    </g>
  ));
}

function Lines({
  rows,
  axes,
  nGroups,
  colorOf,
  apart,
  top,
  inner,
}: {
  rows: readonly DrawnRow[];
  axes: readonly SeveralAxis[];
  nGroups: number;
  colorOf: (group: number) => string;
  apart: number;
  top: number;
  inner: number;
}) {
  const layers = useMemo(
    () =>
      inLayers(rows, nGroups).map(({ group, isSelected, rows: own }) => ({
        group,
        isSelected,
        path: own.map((row) => lineOf(row, axes, apart, top, inner)).join(""),
      })),
    [rows, axes, nGroups, apart, top, inner],
  );
  const hasSelected = layers.some(({ isSelected }) => isSelected);
  // Many lines hide each other: the more there are, the paler.
  const opacity = Math.max(0.12, Math.min(0.5, 60 / Math.max(1, rows.length)));
  return layers.map(({ group, isSelected, path }) => (
    <g key={`${group} ${isSelected}`} fill="none">
      {isSelected ? <path d={path} stroke="var(--select)" strokeWidth={3} strokeOpacity={0.7} /> : null}
      <path
        d={path}
        stroke={colorOf(group)}
        strokeWidth={1}
        strokeOpacity={isSelected ? 0.75 : hasSelected ? opacity / 3 : opacity}
      />
    </g>
  ));
}

/** Broken where a value is missing. Rows of one level lie a little apart, so that they can be told from one. */
function lineOf(
  { row, values }: DrawnRow,
  axes: readonly SeveralAxis[],
  apart: number,
  top: number,
  inner: number,
) {
  let path = "";
  let isOn = false;
  for (const [at, axis] of axes.entries()) {
    const value = values[at];
    if (value === null || value === undefined) {
      isOn = false;
      continue;
    }
    const spread = axis.labels === null ? 0 : (((row * 0.618) % 1) - 0.5) * 0.5;
    const share = shareOn(axis, value + spread);
    path += `${isOn ? "L" : "M"}${(side + at * apart).toFixed(1)} ${(top + (1 - share) * inner).toFixed(1)}`;
    isOn = true;
  }
  return path;
}

const inks = [2, 3, 4, 5, 6, 7, 8] as const;
const selectedSteps = [0.25, 0.5, 0.75, 1] as const;

function Bands({
  body,
  axes,
  apart,
  top,
  inner,
}: {
  body: Parallel;
  axes: readonly SeveralAxis[];
  apart: number;
  top: number;
  inner: number;
}) {
  const paths = useMemo(() => {
    const cells = body.pairs.flatMap(({ first, bands }) => (bands ?? []).map((band) => ({ first, band })));
    const most = Math.max(2, ...cells.map(({ band }) => band.n));
    const byInk = inks.map(() => "");
    const bySelected = selectedSteps.map(() => "");
    // The fullest over the rest.
    for (const { first, band } of cells.sort((a, b) => a.band.n - b.band.n)) {
      const shape = bandOf(first, band, axes, apart, top, inner);
      const stepOf = (n: number, steps: number) =>
        Math.min(steps - 1, Math.floor((Math.log(n + 1) / Math.log(most + 1)) * steps));
      byInk[stepOf(band.n, inks.length)] += shape;
      if (band.selected > 0) bySelected[stepOf(band.selected, selectedSteps.length)] += shape;
    }
    return { byInk, bySelected };
  }, [body.pairs, axes, apart, top, inner]);
  return (
    <g data-bands>
      {paths.byInk.map((path, ink) => (
        <path key={inks[ink]} d={path} fill={`var(--q${inks[ink]})`} fillOpacity={0.2 + 0.1 * ink} />
      ))}
      {paths.bySelected.map((path, step) => (
        <path
          key={selectedSteps[step]}
          d={path}
          fill="var(--select)"
          fillOpacity={selectedSteps[step]}
          stroke="var(--ink-2)"
          strokeWidth={0.3}
        />
      ))}
    </g>
  );
}

function bandOf(
  first: number,
  { from, to }: BandCell,
  axes: readonly SeveralAxis[],
  apart: number,
  top: number,
  inner: number,
): string {
  const endsAt = (axis: SeveralAxis | undefined, [low, high]: readonly [number, number]) => {
    if (axis === undefined) return [0, 0] as const;
    const room = axis.labels === null ? 0 : 0.3;
    const ends = [shareOn(axis, low - room), shareOn(axis, high + room)].map((share) =>
      (top + (1 - Math.max(0, Math.min(1, share))) * inner).toFixed(1),
    );
    return ends as [string, string];
  };
  const [a, b] = [endsAt(axes[first], from), endsAt(axes[first + 1], to)];
  const [left, right] = [(side + first * apart).toFixed(1), (side + (first + 1) * apart).toFixed(1)];
  return `M${left} ${a[0]}L${right} ${b[0]}L${right} ${b[1]}L${left} ${a[1]}Z`;
}

function cut(words: string, fits: number): string {
  return words.length > fits ? `${words.slice(0, Math.max(1, fits - 1))}…` : words;
}
