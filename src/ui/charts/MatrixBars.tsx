import type { ChartBody } from "#core/explore/chart-data.ts";
import { formatCount, plural } from "#ui/format/numbers.ts";
import type { MarkSpot } from "./MarkSpots.tsx";
import type { SeveralAxis } from "./several-axes.ts";

type Matrix = Extract<ChartBody, { kind: "matrix" }>;
type Bars = Matrix["bars"][number] | undefined;

/** Air over the bars for the name of their column, px. */
const nameHeight = 20;

/** A column alone, on the diagonal of a scatter matrix. */
export function MatrixBars({
  axis: { title, edges },
  bars,
  area: { x, y, width, height },
  fits,
  onPick,
}: {
  axis: SeveralAxis;
  bars: Bars;
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  fits: number;
  onPick: (bin: number, isAdded: boolean) => void;
}) {
  const counts = bars?.counts ?? [];
  const most = Math.max(1, ...counts);
  const room = height - nameHeight;
  const wide = width / Math.max(1, counts.length);
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill="var(--wash)" />
      {counts.map((count, bin) => {
        const part = bars?.selected?.[bin] ?? 0;
        const base = y + height;
        return (
          <g
            key={edges?.[bin] ?? bin}
            onClick={(event) => onPick(bin, event.shiftKey)}
            style={{ cursor: "pointer" }}
          >
            <rect x={x + bin * wide} y={y} width={wide} height={height} fill="transparent" />
            <rect
              x={x + bin * wide + 0.5}
              width={Math.max(0.8, wide - 1)}
              y={base - (count / most) * room}
              height={(count / most) * room}
              fill="var(--q4)"
            />
            {part > 0 ? (
              <rect
                className="selected-part"
                x={x + (bin + 0.2) * wide}
                width={wide * 0.6}
                y={base - (part / most) * room}
                height={(part / most) * room}
              />
            ) : null}
          </g>
        );
      })}
      <text className="mark-label" x={x + 4} y={y + 12}>
        <title>{title}</title>
        {title.length > fits ? `${title.slice(0, Math.max(1, fits - 1))}…` : title}
      </text>
    </>
  );
}

/** Its bars that have rows, for keys: each as wide as it is drawn, and as tall as the cell. */
export function barSpots(
  bars: Bars,
  {
    x,
    y,
    width,
    height,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  {
    nameOf,
    onPick,
  }: {
    readonly nameOf: (bin: number) => string;
    readonly onPick: (bin: number, isAdded: boolean) => void;
  },
): readonly MarkSpot[] {
  const counts = bars?.counts ?? [];
  const wide = width / Math.max(1, counts.length);
  return counts.flatMap((count, bin): readonly MarkSpot[] => {
    if (count === 0) return [];
    const part = bars?.selected?.[bin] ?? 0;
    return [
      {
        key: `${bin}`,
        words: `${nameOf(bin)}: ${plural(count, "row")}${part > 0 ? `, ${formatCount(part)} selected` : ""}`,
        box: { x: x + bin * wide, y: y + nameHeight, width: wide, height: height - nameHeight },
        isSelected: part > 0,
        onPick: (isAdded) => onPick(bin, isAdded),
      },
    ];
  });
}
