import type { ReactNode } from "react";
import type { ChartData } from "#core/explore/chart-data.ts";
import { lengthOfDegree } from "#core/explore/map-places.ts";
import { axisScale } from "#ui/charts/axis-scale.ts";
import { HexCells } from "#ui/charts/HexCells.tsx";
import { ScatterChart, type ScatterRange } from "#ui/charts/ScatterChart.tsx";
import { TrendLines } from "#ui/charts/TrendLines.tsx";
import { fullestHexagon } from "./chart-sentences.ts";
import { axisKindOf } from "./chart-values.ts";
import type { GroupLook } from "./group-look.ts";
import { panelHeight } from "./shared-ranges.ts";

type Scale = (value: number) => number;

/** One panel of two numbers: dots or hexagons, and the lines through them; what is drawn around selects rows. */
export function PairPanel({
  data,
  panel,
  look,
  positive,
  tool,
  onBrush,
  onLasso,
  under,
}: {
  data: ChartData;
  panel: number;
  look: GroupLook;
  positive: string | null;
  tool: "rectangle" | "lasso";
  onBrush: (range: ScatterRange) => void;
  onLasso: (corners: readonly (readonly [x: number, y: number])[]) => void;
  under?: ((x: Scale, y: Scale) => ReactNode) | undefined;
}) {
  const { x, y } = data;
  const body = data.panels[panel]?.body;
  if (y === null || (body?.kind !== "points" && body?.kind !== "hexes")) return null;
  const isOne = data.panel === null;
  const isMap = data.spec.mark === "map";
  const ranges = { x: x.range ?? ([0, 1] as const), y: y.range ?? ([0, 1] as const) };
  const place = (axis: typeof x, range: readonly [number, number], to: Scale) => {
    const { forward, back } = axisScale(axisKindOf(axis));
    const [low, high] = [forward(range[0]), forward(range[1])];
    return (share: number) => to(back(low + share * (high - low)));
  };
  const most = fullestHexagon(data);
  return (
    <ScatterChart
      points={body.kind === "points" ? body.points : noPoints}
      groups={look.names}
      positive={positive}
      colorOf={look.colorOf}
      hasKey={isOne}
      xTitle={x.column}
      yTitle={y.column}
      xAxis={isMap ? "longitude" : axisKindOf(x)}
      yAxis={isMap ? "latitude" : axisKindOf(y)}
      aspect={isMap ? 1 / Math.max(0.05, lengthOfDegree((ranges.y[0] + ranges.y[1]) / 2)) : undefined}
      ranges={ranges}
      height={isOne ? (isMap ? 500 : 420) : panelHeight(data)}
      tool={tool}
      onBrush={onBrush}
      onLasso={onLasso}
      under={
        body.kind === "points"
          ? under
          : (toX, toY) => (
              <HexCells
                hexes={body.hexes}
                most={most}
                x={place(x, ranges.x, toX)}
                y={place(y, ranges.y, toY)}
              />
            )
      }
      over={(toX, toY) => (
        <TrendLines
          trends={body.trends}
          colorOf={look.names.length > 1 ? look.colorOf : inkOfOne}
          x={toX}
          y={toY}
        />
      )}
    />
  );
}

const noPoints: readonly never[] = [];
const inkOfOne = () => "var(--c2)";
