import type { ChartData } from "#core/explore/chart-data.ts";
import type { ChartPlace } from "#core/explore/chart-cuts.ts";
import { linePoints } from "#core/explore/line-points.ts";
import { BandLines } from "#ui/charts/BandLines.tsx";
import { BoxRows } from "#ui/charts/BoxRows.tsx";
import { HistogramChart } from "#ui/charts/HistogramChart.tsx";
import { LevelBars } from "#ui/charts/LevelBars.tsx";
import { barColor } from "#ui/charts/class-colors.ts";
import { MosaicChart } from "#ui/charts/MosaicChart.tsx";
import { SummaryBars } from "#ui/charts/SummaryBars.tsx";
import { placeName, placeNames } from "./axis-words.ts";
import { axisKindOf, boxAxes, formatSummedUp, levelOrder, middleOn, summedUpTitle } from "./chart-values.ts";
import { GridMap } from "./GridMap.tsx";
import type { GroupLook } from "./group-look.ts";
import { countsMost, panelHeight, summariesRange } from "./shared-ranges.ts";

/** One panel of a chart whose rows lie in places; a click on a mark selects its rows. */
export function ChartBodyView({
  data,
  panel,
  look,
  positive,
  onPick,
}: {
  data: ChartData;
  panel: number;
  look: GroupLook;
  positive: string | null;
  onPick: (place: ChartPlace, isAdded: boolean) => void;
}) {
  const { spec, x } = data;
  const body = data.panels[panel]?.body;
  const isOne = data.panel === null;
  const pick = (place: Partial<ChartPlace>, isAdded = false) =>
    onPick({ panel: isOne ? null : panel, group: null, x: null, y: null, ...place }, isAdded);
  switch (body?.kind) {
    case "counts": {
      const groups = look.names.map((label, at) => ({ label, counts: body.counts[at] ?? [] }));
      const common = { positive, colorOf: look.barColorOf, hasKey: isOne };
      if (x.edges) {
        return (
          <HistogramChart
            edges={x.edges}
            groups={groups}
            axis={axisKindOf(x)}
            xTitle={x.column}
            height={isOne ? 320 : panelHeight(data)}
            stack={look.names.length > 1 ? spec.stack : "stacked"}
            most={countsMost(data)}
            selected={body.selected}
            onSelectBin={(bin, isAdded) => pick({ x: bin }, isAdded)}
            {...common}
          />
        );
      }
      const totals = (level: number) => groups.reduce((sum, { counts }) => sum + (counts[level] ?? 0), 0);
      const order = levelOrder(x.labels?.length ?? 0, spec.sort, totals);
      return (
        <LevelBars
          labels={order.map((level) => placeName(x, level))}
          groups={groups.map(({ label, counts }) => ({
            label,
            counts: order.map((level) => counts[level] ?? 0),
          }))}
          isTarget={false}
          stack={spec.stack === "share" ? "share" : "stacked"}
          most={countsMost(data)}
          selected={body.selected && order.map((level) => body.selected?.[level] ?? 0)}
          onSelectBin={(at, isAdded) => pick({ x: order[at] ?? 0 }, isAdded)}
          {...common}
        />
      );
    }
    case "summaries": {
      const range = summariesRange(data);
      if (spec.mark === "line") {
        return (
          <BandLines
            lines={body.cells.map((cells, at) => ({
              label: look.names[at] ?? "",
              color: look.colorOf(at),
              points: linePoints(cells, x.edges ?? [], middleOn(x)).points,
            }))}
            xRange={x.range ?? [0, 1]}
            yRange={range}
            xAxis={axisKindOf(x)}
            xTitle={x.column}
            yTitle={panel === 0 ? summedUpTitle(data) : ""}
            xWords={(place) => placeName(x, place)}
            formatY={formatSummedUp(data)}
            height={isOne ? 360 : panelHeight(data)}
            onPick={(place, group, isAdded) => pick({ x: place, group }, isAdded)}
          />
        );
      }
      const order = levelOrder(
        x.labels?.length ?? 0,
        spec.sort,
        (level) => body.cells[0]?.[level]?.value ?? Number.NaN,
      );
      return (
        <SummaryBars
          labels={order.map((level) => placeName(x, level))}
          groups={look.names}
          cells={body.cells.map((line) => order.map((level) => line[level] ?? null))}
          range={range}
          format={formatSummedUp(data)}
          xTitle={summedUpTitle(data)}
          colorOf={look.barColorOf}
          onPick={(at, group, isAdded) => pick({ x: order[at] ?? 0, group }, isAdded)}
        />
      );
    }
    case "boxes": {
      const { levels, numbers } = boxAxes(data);
      const median = (level: number) => body.boxes[0]?.[level]?.median ?? Number.NaN;
      const order = levelOrder(levels.labels?.length ?? 0, spec.sort, median);
      const names = placeNames(levels);
      return (
        <BoxRows
          labels={order.map((level) => names[level] ?? "")}
          groups={look.names}
          boxes={body.boxes.map((line) => order.map((level) => line[level] ?? null))}
          range={numbers.range ?? [0, 1]}
          axis={axisKindOf(numbers)}
          xTitle={numbers.column}
          colorOf={look.colorOf}
          onPick={(at, group, isAdded) => {
            const level = order[at] ?? 0;
            pick(levels === data.y ? { y: level, group } : { x: level, group }, isAdded);
          }}
        />
      );
    }
    case "grid":
      if (spec.mark === "mosaic" && data.y) {
        const up = placeNames(data.y);
        return (
          <MosaicChart
            across={placeNames(x)}
            up={up}
            cells={body.cells}
            colorOf={(at) => barColor(at, up, positive)}
            xTitle={x.column}
            height={isOne ? 360 : panelHeight(data)}
            onPick={(across, level, isAdded) => pick({ x: across, y: level }, isAdded)}
          />
        );
      }
      return <GridMap data={data} cells={body.cells} onPick={(across, up) => pick({ x: across, y: up })} />;
    default:
      return null;
  }
}
