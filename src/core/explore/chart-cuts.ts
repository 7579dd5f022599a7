import type { Column, Table } from "#core/frame/column.ts";
import { isMissing } from "#core/frame/cells.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { type ChartSpec, isMany } from "#core/explore/chart-spec.ts";
import {
  type Axis,
  binCut,
  type Cut,
  describeAxis,
  groupCut,
  levelCut,
  panelCut,
  placeCut,
  rangeOf,
} from "#core/explore/cut.ts";
import { levelsShelf, mostDots } from "#core/explore/propose-chart.ts";
import { countDistinct } from "#core/explore/count-distinct.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { log10 } from "#core/shared/math.ts";
import { classLabels } from "#core/task/class-codes.ts";

const mostPanels = 12;
const mostLevels = 20;
/** A heat map's numbers: more bins than this have too few rows each. */
const heatBins = 16;

/** How a chart cuts its rows into places. A place that is null does not cut. */
export interface ChartCuts {
  readonly panel: Cut | null;
  readonly group: Cut | null;
  readonly x: Cut | null;
  readonly y: Cut | null;
  /** What is summed up at each place, on a log scale where the axis is one; NaN where there is none. */
  readonly values: ArrayLike<number> | null;
  /** Whose share the values 1 and 0 are; null where they are numbers. */
  readonly level: string | null;
  /** Described where nothing is cut. */
  readonly xAxis: Axis;
  readonly yAxis: Axis | null;
}

/** @throws LatheError "unknown-column" */
export function chartCuts(table: Table, spec: ChartSpec): ChartCuts {
  const x = findColumn(table, spec.x);
  const y = spec.y === null ? null : findColumn(table, spec.y);
  const colour = spec.colour === null ? null : findColumn(table, spec.colour);
  const panel =
    spec.facet === null || isMany(spec.mark) ? null : panelCut(findColumn(table, spec.facet), mostPanels);
  const group = colour === null || !splitsByColour(spec) ? null : groupCut(colour);
  const cut = cutsOf(spec, x, y, colour);
  const yAxis = y === null ? null : (cut.y?.axis ?? describeAxis(y, lineOf(y, spec.yLog)));
  return { panel, group, ...cut, xAxis: cut.x?.axis ?? describeAxis(x, lineOf(x, spec.xLog)), yAxis };
}

/** A heat map shows the mean of its colour, a mosaic is coloured by the column up, and a density has none. */
function splitsByColour({ mark }: ChartSpec): boolean {
  return mark !== "heat" && mark !== "mosaic" && mark !== "density";
}

/**
 * Whether rows are counted in hexagons or bands. Maps and charts of several columns are of many rows, unless colours are
 * asked for, which only single dots and lines can have.
 */
export function isDensity({ mark, colour }: Pick<ChartSpec, "mark" | "colour">, nRows: number): boolean {
  return mark === "density" || ((mark === "map" || isMany(mark)) && nRows > mostDots && colour === null);
}

function cutsOf(
  spec: ChartSpec,
  x: Column,
  y: Column | null,
  colour: Column | null,
): Pick<ChartCuts, "x" | "y" | "values" | "level"> {
  const none = { x: null, y: null, values: null, level: null };
  switch (spec.mark) {
    case "histogram":
      return { ...none, x: binCut(x, spec.bins, spec.xLog, mostLevels) };
    case "bars":
      return { ...none, x: levelCut(x, mostLevels), ...summedUp(y, spec) };
    case "line":
      return { ...none, x: placeCut(x, spec.bins, spec.xLog), ...summedUp(y, spec) };
    case "box":
    case "violin": {
      if (y === null) return none;
      const onX = levelsShelf(explored(x), explored(y)) === "x";
      const [levels, numbers] = onX ? [x, y] : [y, x];
      const values = onLog(numbersOf(numbers)!, onX ? spec.yLog : spec.xLog);
      const cut = levelCut(levels, mostLevels);
      return onX ? { ...none, x: cut, values } : { ...none, y: cut, values };
    }
    case "heat":
      return {
        ...none,
        x: binCut(x, spec.bins ?? heatBins, spec.xLog, mostLevels),
        y: y === null ? null : binCut(y, spec.bins ?? heatBins, spec.yLog, mostLevels),
        values: colour === null ? null : numbersOf(colour),
      };
    case "mosaic":
      return { ...none, x: levelCut(x, mostLevels), y: y === null ? null : levelCut(y, mostLevels) };
    case "dots":
    case "density":
    case "map":
    case "matrix":
    case "parallel":
      return none;
  }
}

function explored(column: Column) {
  return { name: column.name, kind: column.kind, distinct: countDistinct(column) };
}

/** A number, or 1 and 0 of a category: whether it is the level whose share is drawn. */
function summedUp(column: Column | null, spec: ChartSpec): Pick<ChartCuts, "values" | "level"> {
  if (column === null) return { values: null, level: null };
  if (spec.aggregate === "missing") {
    const nRows = lengthOf(column);
    const values = Float64Array.from({ length: nRows }, (_, row) => Number(isMissing(column, row)));
    return { values, level: "missing" };
  }
  const numbers = numbersOf(column);
  if (numbers !== null) return { values: numbers, level: null };
  const { codes, categories } = classLabels(column);
  const level = shareLevel(categories, spec.level);
  const values = Float64Array.from(codes, (code) =>
    code === -1 ? Number.NaN : Number(categories[code] === level),
  );
  return { values, level };
}

/** The level whose share is drawn: the one asked for, or else the last. */
function shareLevel(labels: readonly string[], level: string | null): string {
  return level !== null && labels.includes(level) ? level : (labels.at(-1) ?? "");
}

function lineOf(column: Column, isLog: boolean): Partial<Axis> {
  const numbers = numbersOf(column);
  if (numbers === null) return {};
  const [min, max] = rangeOf(numbers, isLog);
  return { isLog, range: min > max ? null : [min, max] };
}

/** Places of a chart as one number each, and where a row lies: -1 without a value, -2 at a level that is not drawn. */
export function cellsOf({ panel, group, x, y, values }: ChartCuts): {
  readonly size: number;
  readonly nGroups: number;
  readonly nX: number;
  readonly nY: number;
  at(row: number): number;
} {
  const [nPanels, nGroups, nY, nX] = [panel?.n ?? 1, group?.n ?? 1, y?.n ?? 1, x?.n ?? 1];
  const cuts = [panel, group, y, x].filter((cut) => cut !== null);
  return {
    size: nPanels * nGroups * nY * nX,
    nGroups,
    nX,
    nY,
    at(row) {
      if (values !== null && !Number.isFinite(values[row]!)) return -1;
      let cell = 0;
      let isBeyond = false;
      for (const cut of cuts) {
        const place = cut.at(row);
        if (place === -1) return -1;
        if (place >= cut.n) isBeyond = true;
        cell = cell * cut.n + place;
      }
      return isBeyond ? -2 : cell;
    },
  };
}

/** A place of a chart; null takes every place. */
export interface ChartPlace {
  readonly panel: number | null;
  readonly group: number | null;
  readonly x: number | null;
  readonly y: number | null;
}

/** Whether a row is at a place of the chart. @throws LatheError "unknown-column" */
export function atPlace(table: Table, spec: ChartSpec, place: ChartPlace): (row: number) => boolean {
  const cuts = chartCuts(table, spec);
  const cells = cellsOf(cuts);
  const wanted = (["panel", "group", "x", "y"] as const).flatMap((key) => {
    const [cut, at] = [cuts[key], place[key]];
    return cut === null || at === null ? [] : [{ cut, at }];
  });
  return (row) => cells.at(row) >= 0 && wanted.every(({ cut, at }) => cut.at(row) === at);
}

/** The logarithm to base 10 of positive values, NaN for the rest; the values themselves where no log scale is wanted. */
export function onLog(values: Float64Array | Float32Array, isLog: boolean): Float64Array | Float32Array {
  return isLog ? Float64Array.from(values, (value) => (value > 0 ? log10(value) : Number.NaN)) : values;
}
