import { useMemo, useRef } from "react";
import type { AxisPair, ChartBody, DrawnRow } from "#core/explore/chart-data.ts";
import { formatFixed } from "#ui/format/numbers.ts";
import { axisScale } from "./axis-scale.ts";
import { dotPath } from "./dot-shapes.ts";
import { HexCells } from "./HexCells.tsx";
import { barSpots, MatrixBars } from "./MatrixBars.tsx";
import { MarkSpots } from "./MarkSpots.tsx";
import { MatrixSurface } from "./MatrixSurface.tsx";
import type { ScatterRange } from "./ScatterChart.tsx";
import { inLayers, type SeveralAxis, shareOn, valueOn } from "./several-axes.ts";
import { useWidth } from "./use-width.ts";

type Matrix = Extract<ChartBody, { kind: "matrix" }>;
type Corners = readonly (readonly [x: number, y: number])[];

const left = 48;
const bottom = 26;
const gap = 8;
const letter = 6.6;

/**
 * Every pair of several numbers: drawings under the diagonal, on it each column alone, over it the correlations. What is
 * drawn around in a cell selects rows, and every cell shows them.
 */
export function ScatterMatrix({
  axes,
  body,
  nGroups,
  colorOf,
  tool,
  onBrush,
  onLasso,
  onPickBar,
  nameOf,
}: {
  readonly axes: readonly SeveralAxis[];
  readonly body: Matrix;
  readonly nGroups: number;
  readonly colorOf: (group: number) => string;
  readonly tool: "rectangle" | "lasso";
  readonly onBrush: (pair: AxisPair, range: ScatterRange) => void;
  readonly onLasso: (pair: AxisPair, corners: Corners) => void;
  readonly onPickBar: (axis: number, bin: number, isAdded: boolean) => void;
  /** From where to where a bar goes. */
  readonly nameOf: (axis: number, bin: number) => string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element);
  const n = axes.length;
  const cell = (width - left) / n;
  const tall = Math.max(54, Math.min(150, cell * 0.78));
  const area = { width: Math.max(1, cell - gap), height: tall - gap };
  const height = n * tall + bottom;
  const corner = (down: number, across: number) => ({ x: left + across * cell, y: down * tall + gap / 2 });
  const most = Math.max(1, ...body.pairs.flatMap(({ hexes }) => hexes?.cells.map((hex) => hex.n) ?? []));
  const fits = Math.floor(area.width / letter);
  return (
    <div className="plot" ref={element} style={{ height }}>
      {width > 0 ? (
        <svg width={width} height={height} aria-hidden="true">
          {axes.map((axis, at) => (
            <g key={axis.title}>
              <MatrixBars
                axis={axis}
                bars={body.bars[at]}
                area={{ ...corner(at, at), ...area }}
                fits={fits}
                onPick={(bin, isAdded) => onPickBar(at, bin, isAdded)}
              />
              <SideTicks axis={axis} at={at} n={n} corner={corner} area={area} />
            </g>
          ))}
          {body.pairs.map((pair) => {
            const under = { ...corner(pair.second, pair.first), ...area };
            const [across, up] = [axes[pair.first], axes[pair.second]];
            if (!across || !up) return null;
            return (
              <g key={`${pair.first} ${pair.second}`}>
                <Correlation r={pair.correlation} at={corner(pair.first, pair.second)} area={area} />
                <rect {...under} fill="none" stroke="var(--rule)" />
                {pair.hexes === null ? (
                  <Dots
                    rows={body.drawn ?? noRows}
                    pair={pair}
                    across={across}
                    up={up}
                    nGroups={nGroups}
                    colorOf={colorOf}
                    area={under}
                  />
                ) : (
                  <HexCells
                    hexes={pair.hexes}
                    most={most}
                    x={(share) => under.x + 3 + share * (under.width - 6)}
                    y={(share) => under.y + 3 + (1 - share) * (under.height - 6)}
                  />
                )}
              </g>
            );
          })}
        </svg>
      ) : null}
      {width > 0
        ? body.pairs.map((pair) => {
            const [across, up] = [axes[pair.first], axes[pair.second]];
            if (!across || !up) return null;
            return (
              <MatrixSurface
                key={`${pair.first} ${pair.second}`}
                across={across}
                up={up}
                box={{ ...corner(pair.second, pair.first), ...area }}
                tool={tool}
                valuesAt={({ x, y }) => [valueOn(across, x), valueOn(up, y)]}
                onBrush={(range) => onBrush(pair, range)}
                onLasso={(corners) => onLasso(pair, corners)}
              />
            );
          })
        : null}
      {width > 0
        ? axes.map((axis, at) => (
            <MarkSpots
              key={axis.title}
              label={`${axis.title} alone`}
              spots={barSpots(
                body.bars[at],
                { ...corner(at, at), ...area },
                {
                  nameOf: (bin) => nameOf(at, bin),
                  onPick: (bin, isAdded) => onPickBar(at, bin, isAdded),
                },
              )}
            />
          ))
        : null}
    </div>
  );
}

const noRows: readonly DrawnRow[] = [];

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function Dots({
  rows,
  pair: { first, second },
  across,
  up,
  nGroups,
  colorOf,
  area: { x, y, width, height },
}: {
  rows: readonly DrawnRow[];
  pair: AxisPair;
  across: SeveralAxis;
  up: SeveralAxis;
  nGroups: number;
  colorOf: (group: number) => string;
  area: Area;
}) {
  // One path a colour: two thousand rows in fifteen cells would be thirty thousand elements.
  const paths = useMemo(
    () =>
      inLayers(rows, nGroups).map(({ group, isSelected, rows: own }) => {
        let path = "";
        for (const { values } of own) {
          const [a, b] = [values[first], values[second]];
          if (a === null || a === undefined || b === null || b === undefined) continue;
          path += dotPath(
            group,
            isSelected ? 2.2 : 1.7,
            x + 3 + shareOn(across, a) * (width - 6),
            y + 3 + (1 - shareOn(up, b)) * (height - 6),
          );
        }
        return { group, isSelected, path };
      }),
    [rows, nGroups, first, second, across, up, x, y, width, height],
  );
  const hasSelected = paths.some(({ isSelected }) => isSelected);
  return paths.map(({ group, isSelected, path }) => (
    <path
      key={`${group} ${isSelected}`}
      d={path}
      fill={colorOf(group)}
      fillOpacity={hasSelected && !isSelected ? 0.35 : 0.65}
      {...(isSelected ? { stroke: "var(--select)", strokeWidth: 2.4, paintOrder: "stroke" } : {})}
    />
  ));
}

function Correlation({
  r,
  at,
  area: { width, height },
}: {
  r: number | null;
  at: { readonly x: number; readonly y: number };
  area: { readonly width: number; readonly height: number };
}) {
  if (r === null) return null;
  const strength = Math.abs(r);
  return (
    <text
      className="num"
      x={at.x + width / 2}
      y={at.y + height / 2 + 5}
      textAnchor="middle"
      style={{
        fontSize: Math.min(11 + 8 * strength, width / 3.4),
        fill: strength >= 0.3 ? "var(--ink)" : "var(--ink-3)",
      }}
    >
      {formatFixed(r, 2)}
    </text>
  );
}

/** Values of a column: under the last line, and left of the first cell of its own. */
function SideTicks({
  axis,
  at,
  n,
  corner,
  area,
}: {
  axis: SeveralAxis;
  at: number;
  n: number;
  corner: (down: number, across: number) => { readonly x: number; readonly y: number };
  area: { readonly width: number; readonly height: number };
}) {
  const scale = axisScale(axis.kind);
  if (axis.range === null) return null;
  const across = scale.ticks(axis.range, Math.max(1.4, Math.min(3, area.width / 60)));
  const up = scale.ticks(axis.range, Math.max(1.4, Math.min(3, area.height / 36)));
  const under = corner(n - 1, at);
  const beside = corner(at, 0);
  return (
    <>
      {at === n - 1
        ? null
        : across.map((tick) => (
            <text
              key={tick}
              x={under.x + 3 + shareOn(axis, tick) * (area.width - 6)}
              y={under.y + area.height + 15}
              textAnchor="middle"
            >
              {scale.tick(tick, across)}
            </text>
          ))}
      {at === 0
        ? null
        : up.map((tick) => (
            <text
              key={tick}
              x={left - 6}
              y={beside.y + 3 + (1 - shareOn(axis, tick)) * (area.height - 6) + 4}
              textAnchor="end"
            >
              {scale.tick(tick, up)}
            </text>
          ))}
    </>
  );
}
