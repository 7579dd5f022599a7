import type { Box, ChartBody, Summary } from "#core/explore/chart-data.ts";
import { MiniBars } from "./MiniBars.tsx";
import { MiniDots } from "./MiniDots.tsx";

const width = 236;

/** A chart in a few pixels, without axes or words. Says nothing to screen readers: its finding stands beside it. */
export function MiniChart({
  body,
  isLine,
  colorOf,
  range,
}: {
  readonly body: ChartBody;
  /** Of summaries: a line, else bars. */
  readonly isLine: boolean;
  readonly colorOf: (group: number) => string;
  /** Of boxes: what their axis covers. */
  readonly range: readonly [number, number] | null;
}) {
  switch (body.kind) {
    case "counts":
      return (
        <MiniBars
          groups={body.counts.map((counts, group) => ({ color: colorOf(group), counts }))}
          width={width}
          height={44}
          gap={0.8}
        />
      );
    case "points":
      return <MiniDots points={body.points} width={width} height={54} />;
    case "hexes":
      return <MiniHexes cells={body.hexes.cells} across={body.hexes.across} up={body.hexes.up} />;
    case "summaries":
      return isLine ? (
        <MiniLine cells={body.cells[0] ?? []} color={colorOf(0)} />
      ) : (
        <MiniBars
          groups={[
            { color: colorOf(0), counts: (body.cells[0] ?? []).map((cell) => Math.max(0, cell?.value ?? 0)) },
          ]}
          width={width}
          height={44}
          gap={2}
        />
      );
    case "boxes":
      return <MiniBoxes boxes={body.boxes[0] ?? []} color={colorOf(0)} range={range} />;
    case "grid":
    case "matrix":
    case "parallel":
      return null;
  }
}

function MiniHexes({
  cells,
  across,
  up,
}: {
  cells: Extract<ChartBody, { kind: "hexes" }>["hexes"]["cells"];
  across: number;
  up: number;
}) {
  const height = 64;
  const most = Math.max(2, ...cells.map(({ n }) => n));
  return (
    <svg aria-hidden="true" className="mini-bars" viewBox={`0 0 ${width} ${height}`} height={height}>
      {cells.map(({ x, y, n }) => (
        <rect
          key={`${x} ${y}`}
          x={x * (width - 6)}
          y={(1 - y) * (height - 3)}
          width={width / across}
          height={height / up}
          fill="var(--c1)"
          fillOpacity={0.15 + (0.85 * Math.log(n)) / Math.log(most)}
        />
      ))}
    </svg>
  );
}

function MiniLine({ cells, color }: { cells: readonly (Summary | null)[]; color: string }) {
  const height = 48;
  const known = cells.flatMap((cell, at) => (cell === null ? [] : [{ at, value: cell.value }]));
  const values = known.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number) => 3 + (at / Math.max(1, cells.length - 1)) * (width - 6);
  const y = (value: number) => 4 + (1 - (value - low) / (high - low || 1)) * (height - 8);
  return (
    <svg aria-hidden="true" className="mini-bars" viewBox={`0 0 ${width} ${height}`} height={height}>
      <polyline
        points={known.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
        fill="none"
        stroke={color}
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
    </svg>
  );
}

function MiniBoxes({
  boxes,
  color,
  range,
}: {
  boxes: readonly (Box | null)[];
  color: string;
  range: readonly [number, number] | null;
}) {
  const shown = boxes.filter((box) => box !== null).slice(0, 6);
  const [low, high] = range ?? [0, 1];
  const height = shown.length * 12 + 2;
  const x = (value: number) => 2 + ((value - low) / (high - low || 1)) * (width - 4);
  return (
    <svg aria-hidden="true" className="mini-bars" viewBox={`0 0 ${width} ${height}`} height={height}>
      {shown.map((box, at) => {
        const y = at * 12 + 7;
        return (
          // Levels have no identity beyond their place.
          // oxlint-disable-next-line react/no-array-index-key
          <g key={at} stroke={color}>
            <path d={`M${x(box.low)} ${y}H${x(box.high)}`} strokeWidth={1} />
            <rect
              x={x(box.q1)}
              width={Math.max(1, x(box.q3) - x(box.q1))}
              y={y - 4}
              height={8}
              fill="var(--q2)"
              strokeWidth={1}
            />
            <path d={`M${x(box.median)} ${y - 4}v8`} stroke="var(--ink)" strokeWidth={1.6} />
          </g>
        );
      })}
    </svg>
  );
}
