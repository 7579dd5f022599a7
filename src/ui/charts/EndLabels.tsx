import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { PlotLine } from "./LinePlot.tsx";
import { spread } from "./spread.ts";

const lineHeight = 14;

/** Names at the line ends, in the lines' colours, pushed apart so that none covers another. */
export function EndLabels({
  lines,
  floor,
}: {
  readonly lines: readonly PlotLine[];
  /** Kept clear above the baseline, px. */
  readonly floor: number;
}) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const area = usePlotArea();
  if (x === undefined || y === undefined || area === undefined) return null;
  const bottom = area.y + area.height;
  const labels = lines.flatMap((line) => {
    const end = line.points.at(-1);
    if (line.label === undefined || end === undefined) return [];
    const at = Math.min(bottom, Math.max(area.y, y(end.y) ?? bottom));
    const edge = area.x + area.width;
    return [{ line, left: line.isLabelAtEdge === true ? edge : Math.min(edge, x(end.x) ?? 0), at }];
  });
  const placed = spread(
    labels.map(({ at }) => at),
    lineHeight,
    area.y,
    bottom - floor,
  );
  return (
    <>
      {labels.map(({ line, left }, index) => (
        <text
          key={line.id}
          x={left + 7}
          y={(placed[index] ?? 0) + 4}
          className={`mark-label halo ${(line.width ?? 2) >= 2 ? "strong" : ""}`}
          style={{ fill: (line.width ?? 2) >= 2 ? line.color : "var(--ink-3)" }}
        >
          {line.label}
        </text>
      ))}
    </>
  );
}
