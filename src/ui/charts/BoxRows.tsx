import type { Box } from "#core/explore/chart-data.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { type AxisKind, axisScale } from "./axis-scale.ts";
import { LevelRows, type LevelRow } from "./LevelRows.tsx";

export interface BoxRowsProps {
  readonly labels: readonly string[];
  readonly groups: readonly string[];
  /** boxes[group][level]; with a density they are violins. */
  readonly boxes: readonly (readonly (Box | null)[])[];
  readonly range: readonly [number, number];
  readonly axis: AxisKind;
  readonly xTitle: string;
  readonly colorOf: (group: number) => string;
  readonly onPick?: ((level: number, group: number, isAdded: boolean) => void) | undefined;
}

/** Half of the rows in each box, its median as a line; whiskers to 1.5 boxes, dots past them. A violin swells where rows are many. */
export function BoxRows(props: BoxRowsProps) {
  const { labels, groups, boxes, range, axis, xTitle, colorOf, onPick } = props;
  const isViolin = boxes.some((line) => line.some((box) => box !== null && box.density !== null));
  const thickest = Math.max(0, ...boxes.flatMap((line) => line.flatMap((box) => box?.density ?? [])));
  const write = axisScale(axis).write;
  const wordsOf = (level: number, group: number) => {
    const box = boxes[group]?.[level];
    if (!box) return null;
    const name = `${labels[level] ?? ""}${groups.length > 1 ? `, ${groups[group] ?? ""}` : ""}`;
    return `${name}: median ${write(box.median)}, half between ${write(box.q1)} and ${write(box.q3)}, ${formatCount(box.n)} rows`;
  };
  return (
    <LevelRows
      labels={labels}
      nGroups={groups.length}
      thick={isViolin ? (groups.length > 1 ? 26 : 42) : groups.length > 1 ? 15 : 22}
      range={range}
      axis={axis}
      xTitle={xTitle}
      onPick={onPick}
      wordsOf={wordsOf}
    >
      {(row) => {
        const box = boxes[row.group]?.[row.level];
        if (!box) return null;
        return (
          <g>
            <title>{wordsOf(row.level, row.group)}</title>
            {box.density === null ? (
              <BoxMark box={box} row={row} color={colorOf(row.group)} />
            ) : (
              <ViolinMark
                box={box}
                row={row}
                color={colorOf(row.group)}
                range={range}
                axis={axis}
                most={thickest}
              />
            )}
          </g>
        );
      }}
    </LevelRows>
  );
}

function BoxMark({ box, row: { x, y, thick }, color }: { box: Box; row: LevelRow; color: string }) {
  const half = Math.min(9, thick / 2 - 1.5);
  return (
    <>
      <path
        d={`M${x(box.low)} ${y}H${x(box.q1)}M${x(box.q3)} ${y}H${x(box.high)}M${x(box.low)} ${y - 4}v8M${x(box.high)} ${y - 4}v8`}
        stroke={color}
        strokeWidth={1.3}
        fill="none"
      />
      <rect
        x={x(box.q1)}
        width={Math.max(1, x(box.q3) - x(box.q1))}
        y={y - half}
        height={2 * half}
        fill={color}
        fillOpacity={0.28}
        stroke={color}
        strokeWidth={1.3}
      />
      <line
        x1={x(box.median)}
        x2={x(box.median)}
        y1={y - half}
        y2={y + half}
        stroke="var(--ink)"
        strokeWidth={2}
      />
      {box.outliers.map((value, at) => (
        // Outliers have no identity beyond their place in the order.
        // oxlint-disable-next-line react/no-array-index-key
        <circle key={at} cx={x(value)} cy={y} r={1.9} fill={color} fillOpacity={0.6} />
      ))}
    </>
  );
}

function ViolinMark({
  box,
  row: { x, y, thick },
  color,
  range,
  axis,
  most,
}: {
  box: Box;
  row: LevelRow;
  color: string;
  range: readonly [number, number];
  axis: AxisKind;
  most: number;
}) {
  const density = box.density ?? [];
  const scale = axisScale(axis);
  const [low, high] = [scale.forward(range[0]), scale.forward(range[1])];
  const at = (step: number) => x(scale.back(low + ((high - low) * step) / Math.max(1, density.length - 1)));
  const half = (value: number) => (value / Math.max(most, 1e-300)) * (thick / 2 - 1);
  const upper = density.map((value, step) => `${at(step).toFixed(1)} ${(y - half(value)).toFixed(1)}`);
  const lower = density.map((value, step) => `${at(step).toFixed(1)} ${(y + half(value)).toFixed(1)}`);
  return (
    <>
      <path
        d={`M${[...upper, ...lower.toReversed()].join("L")}Z`}
        fill={color}
        fillOpacity={0.3}
        stroke={color}
      />
      <path d={`M${x(box.q1)} ${y}H${x(box.q3)}`} stroke="var(--ink)" strokeWidth={3} />
      <circle cx={x(box.median)} cy={y} r={3.2} fill="var(--plate)" stroke="var(--ink)" strokeWidth={1.5} />
    </>
  );
}
