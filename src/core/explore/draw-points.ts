import type { Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { sampleOf } from "#core/frame/scatter.ts";
import { type ChartCuts, isDensity, onLog } from "#core/explore/chart-cuts.ts";
import type { ChartPanel, ChartPoint } from "#core/explore/chart-data.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import { rangeOf } from "#core/explore/cut.ts";
import { hexCounter } from "#core/explore/hex-bins.ts";
import { type MapCentre, mapCentre, mapLattice } from "#core/explore/map-places.ts";
import { addToSums, correlationOfSums, noSums, trendOf } from "#core/explore/trend.ts";
import { findColumn } from "#core/model-selection/answers.ts";

export interface DrawnPanels {
  readonly panels: readonly ChartPanel[];
  readonly missing: number;
  readonly beyond: number;
}

/**
 * Two numbers against each other: dots, at most 2,000 of them drawn at random over all panels, or hexagons that count
 * every row. Correlations and trend lines are of every row.
 */
export function drawPoints(
  table: Table,
  spec: ChartSpec,
  cuts: ChartCuts,
  /** 1 is drawn; null draws all. */
  only: Uint8Array | null,
  isSelected: (row: number) => boolean,
): DrawnPanels {
  const [x, y] = [numbersOf(findColumn(table, spec.x))!, numbersOf(findColumn(table, spec.y!))!];
  const [xs, ys] = [onLog(x, spec.xLog), onLog(y, spec.yLog)];
  const nPanels = cuts.panel?.n ?? 1;
  const nGroups = cuts.group?.n ?? 1;
  const all = Array.from({ length: nPanels }, noSums);
  const sums = all.map(() => Array.from({ length: nGroups }, noSums));
  const [xRange, yRange] = [rangeOf(xs, false), rangeOf(ys, false)];
  const asHexes = isDensity(spec, table.nRows);
  const inPanel = nPanels > 1 ? ([18, 12] as const) : ([36, 20] as const);
  const [across, up] = spec.mark === "map" ? mapLattice(xRange, yRange, inPanel[0] * inPanel[1]) : inPanel;
  const hexes = all.map(() => hexCounter(across, up));
  const complete: number[] = [];
  const places = spec.mark === "map" ? all.map((): number[] => []) : null;
  let beyond = 0;
  let missing = 0;
  for (let row = 0; row < table.nRows; row++) {
    if (only !== null && only[row] === 0) continue;
    const [a, b] = [xs[row]!, ys[row]!];
    const [panel, group] = [cuts.panel?.at(row) ?? 0, cuts.group?.at(row) ?? 0];
    if (!Number.isFinite(a) || !Number.isFinite(b) || panel === -1 || group === -1) missing++;
    else if (panel >= nPanels) beyond++;
    else {
      addToSums(all[panel]!, a, b);
      addToSums(sums[panel]![group]!, a, b);
      places?.[panel]!.push(row);
      if (asHexes) hexes[panel]!.add(share(a, xRange), share(b, yRange), isSelected(row));
      else complete.push(row);
    }
  }
  const points = pointsOf(table, spec, cuts, sampleOf(complete, 0), { x, y }, isSelected);
  const panels = all.map((sum, panel) => {
    const known = {
      correlation: correlationOfSums(sum),
      trends: sums[panel]!.map((group) => (spec.trend ? trendOf(group, spec.xLog, spec.yLog) : null)),
      centre: places === null ? null : centreOf(places[panel]!, xs, ys),
    };
    return asHexes
      ? { nRows: sum.n, body: { kind: "hexes" as const, hexes: hexes[panel]!.bins(), ...known } }
      : { nRows: sum.n, body: { kind: "points" as const, points: points[panel]!, ...known } };
  });
  return { panels, missing, beyond };
}

function pointsOf(
  table: Table,
  { size }: ChartSpec,
  { panel, group }: ChartCuts,
  rows: ArrayLike<number>,
  { x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  isSelected: (row: number) => boolean,
): readonly (readonly ChartPoint[])[] {
  const sizes = size === null ? null : numbersOf(findColumn(table, size));
  const range = sizes === null ? null : rangeOf(sizes, false);
  const panels = Array.from({ length: panel?.n ?? 1 }, (): ChartPoint[] => []);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const big =
      sizes === null || range === null || !Number.isFinite(sizes[row]!) ? null : share(sizes[row]!, range);
    panels[panel?.at(row) ?? 0]!.push({
      row,
      x: x[row]!,
      y: y[row]!,
      group: group?.at(row) ?? 0,
      size: big,
      selected: isSelected(row),
    });
  }
  return panels;
}

function centreOf(rows: readonly number[], xs: ArrayLike<number>, ys: ArrayLike<number>): MapCentre | null {
  return mapCentre(
    Float64Array.from(rows, (row) => xs[row]!),
    Float64Array.from(rows, (row) => ys[row]!),
  );
}

function share(value: number, [min, max]: readonly [number, number]): number {
  return max > min ? (value - min) / (max - min) : 0.5;
}
