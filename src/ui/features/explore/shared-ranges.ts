import type { ChartData, Summary } from "#core/explore/chart-data.ts";
import { linePoints } from "#core/explore/line-points.ts";
import { highestBar } from "#ui/charts/HistogramChart.tsx";
import { middleOn } from "./chart-values.ts";

/** The highest bar of all panels. */
export function countsMost({ panels, spec }: ChartData): number {
  return Math.max(
    1,
    ...panels.map(({ body }) => {
      const groups = body.kind === "counts" ? body.counts.map((counts) => ({ label: "", counts })) : [];
      return highestBar(groups, groups.length > 1 ? spec.stack : "stacked");
    }),
  );
}

/** What the values of all panels cover, with their intervals as far as those are not much wider; bars and shares hold zero. */
export function summariesRange(data: ChartData): readonly [number, number] {
  const { spec, x, level, panels } = data;
  const isLine = spec.mark === "line";
  const cells = panels.flatMap(({ body }): readonly Summary[] => {
    if (body.kind !== "summaries") return [];
    if (isLine) return body.cells.flatMap((line) => linePoints(line, x.edges ?? [], middleOn(x)).points);
    return body.cells.flat().filter((cell) => cell !== null);
  });
  if (cells.length === 0) return [0, 1];
  let low = Math.min(...cells.map(({ value }) => value));
  let high = Math.max(...cells.map(({ value }) => value));
  // One point's wide interval would press all the others flat.
  const room = Math.max(high - low, Math.abs(high) * 0.02, 1e-12) * 0.75;
  low = Math.max(low - room, Math.min(low, ...cells.map((cell) => cell.low ?? cell.value)));
  high = Math.min(high + room, Math.max(high, ...cells.map((cell) => cell.high ?? cell.value)));
  if (!isLine || level !== null) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (level !== null) return [0, Math.min(1, high * 1.04 || 1)];
  const air = (high - low || Math.abs(high) || 1) * 0.04;
  return [low === 0 ? 0 : low - air, high === 0 ? 0 : high + air];
}

/** Few panels have room to be tall, px. */
export function panelHeight({ panels }: ChartData): number {
  return panels.length <= 3 ? 290 : 220;
}
