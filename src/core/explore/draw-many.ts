import type { Column, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { sampleOf } from "#core/frame/scatter.ts";
import { type ChartCuts, isDensity } from "#core/explore/chart-cuts.ts";
import type { AxisPair, BandCell, ChartBody, DrawnRow } from "#core/explore/chart-data.ts";
import { type ChartSpec, manyColumns } from "#core/explore/chart-spec.ts";
import { type Axis, binCut, type Cut, describeAxis, levelCut, rangeOf } from "#core/explore/cut.ts";
import type { DrawnPanels } from "#core/explore/draw-points.ts";
import { hexCounter } from "#core/explore/hex-bins.ts";
import { mostParallelLevels } from "#core/explore/propose-chart.ts";
import { addToSums, correlationOfSums, noSums } from "#core/explore/trend.ts";
import { findColumn } from "#core/model-selection/answers.ts";

/** Bars on the diagonal of a scatter matrix, at most. */
export const matrixBars = 16;
/** Stretches of a number's axis between which rows are counted. */
const bandStretches = 24;

/** One column of several: where each row stands on its axis, in the axis's units or by the place of its level. */
interface Stand {
  readonly axis: Axis;
  /** NaN where a row has no place. */
  readonly at: ArrayLike<number>;
  /** The cut that bars or bands count in. */
  readonly cut: Cut;
}

type Marked = (row: number) => boolean;

/** Several columns against each other: every pair in a matrix, or all of them on axes side by side. One panel. */
export function drawMany(
  table: Table,
  spec: ChartSpec,
  cuts: ChartCuts,
  /** 1 is drawn; null draws all. */
  only: Uint8Array | null,
  isSelected: Marked | null,
): DrawnPanels {
  const isMatrix = spec.mark === "matrix";
  const stands = manyColumns(spec).map((name) => standOf(findColumn(table, name), isMatrix));
  const rows: number[] = [];
  let missing = 0;
  for (let row = 0; row < table.nRows; row++) {
    if (only !== null && only[row] === 0) continue;
    let known = 0;
    for (const { at } of stands) if (at[row] === at[row]) known++;
    // A row with one value alone is in no pair, and makes no line.
    if (known > 1 && (cuts.group?.at(row) ?? 0) >= 0) rows.push(row);
    else missing++;
  }
  const asDensity = isDensity(spec, table.nRows);
  const drawn = asDensity ? null : drawnRows(sampleOf(rows, 0), stands, cuts, isSelected);
  const axes = stands.map(({ axis }) => axis);
  const pairs = pairsOf(stands.length, isMatrix).map(([first, second]) =>
    pairOf(rows, stands, first, second, asDensity, isMatrix, isSelected),
  );
  const body: ChartBody = isMatrix
    ? { kind: "matrix", axes, bars: stands.map(({ cut }) => barsOf(rows, cut, isSelected)), drawn, pairs }
    : { kind: "parallel", axes, drawn, pairs };
  return { panels: [{ nRows: rows.length, body }], missing, beyond: 0 };
}

function standOf(column: Column, isMatrix: boolean): Stand {
  const numbers = numbersOf(column);
  if (numbers === null) {
    const cut = levelCut(column, mostParallelLevels);
    const at = Float64Array.from({ length: "codes" in column ? column.codes.length : 0 }, (_, row) => {
      const place = cut.at(row);
      return place < 0 || place >= cut.n ? Number.NaN : place;
    });
    return { axis: cut.axis, at, cut };
  }
  const [min, max] = rangeOf(numbers, false);
  const cut = binCut(column, isMatrix ? matrixBars : bandStretches, false, 0);
  const edges = isMatrix ? cut.axis.edges : null;
  const range = min > max ? null : ([min, max] as const);
  return { axis: describeAxis(column, { edges, range }), at: numbers, cut };
}

/** Of a matrix each pair once, below the diagonal; of parallel axes the neighbours. */
function pairsOf(n: number, isMatrix: boolean): readonly (readonly [first: number, second: number])[] {
  const all = Array.from({ length: n }, (_, second) =>
    Array.from({ length: second }, (__, first) => [first, second] as const),
  ).flat();
  return isMatrix ? all : all.filter(([first, second]) => second === first + 1);
}

function pairOf(
  rows: readonly number[],
  stands: readonly Stand[],
  first: number,
  second: number,
  asDensity: boolean,
  isMatrix: boolean,
  isSelected: Marked | null,
): AxisPair {
  const [a, b] = [stands[first]!, stands[second]!];
  const sums = noSums();
  const counter = asDensity && isMatrix ? hexCounter(14, 10) : null;
  const bands = asDensity && !isMatrix ? bandCounter(a.cut, b.cut) : null;
  const [low, span] = spanOf(a.axis);
  const [bottom, tall] = spanOf(b.axis);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const [x, y] = [a.at[row]!, b.at[row]!];
    if (x !== x || y !== y) continue;
    n++;
    addToSums(sums, x, y);
    const marked = isSelected !== null && isSelected(row);
    counter?.add(span > 0 ? (x - low) / span : 0.5, tall > 0 ? (y - bottom) / tall : 0.5, marked);
    bands?.add(row, marked);
  }
  const areNumbers = a.axis.labels === null && b.axis.labels === null;
  return {
    first,
    second,
    n,
    correlation: areNumbers ? correlationOfSums(sums) : null,
    hexes: counter?.bins() ?? null,
    bands: bands?.cells() ?? null,
  };
}

function spanOf({ range }: Axis): readonly [low: number, span: number] {
  return range === null ? [0, 0] : [range[0], range[1] - range[0]];
}

/** Rows from a stretch of one axis to a stretch of the next. */
function bandCounter(a: Cut, b: Cut) {
  const counts = new Int32Array(a.n * b.n);
  const selected = new Int32Array(counts.length);
  return {
    add(row: number, isSelected: boolean): void {
      const cell = a.at(row) * b.n + b.at(row);
      counts[cell]!++;
      if (isSelected) selected[cell]!++;
    },
    cells(): readonly BandCell[] {
      const cells: BandCell[] = [];
      for (const [cell, n] of counts.entries()) {
        if (n === 0) continue;
        const from = Math.floor(cell / b.n);
        cells.push({
          from: stretchOf(a, from),
          to: stretchOf(b, cell % b.n),
          n,
          selected: selected[cell]!,
        });
      }
      return cells;
    },
  };
}

/** A stretch of an axis in its units; a level is its place twice. */
function stretchOf({ axis: { edges } }: Cut, place: number): readonly [number, number] {
  return edges === null ? [place, place] : [edges[place]!, edges[place + 1]!];
}

function barsOf(rows: readonly number[], cut: Cut, isSelected: Marked | null) {
  const counts = Array.from({ length: cut.n }, () => 0);
  const selected = isSelected === null ? null : counts.slice();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const bin = cut.at(row);
    if (bin < 0 || bin >= cut.n) continue;
    counts[bin]!++;
    if (selected !== null && isSelected !== null && isSelected(row)) selected[bin]!++;
  }
  return { counts, selected };
}

function drawnRows(
  rows: ArrayLike<number>,
  stands: readonly Stand[],
  { group }: ChartCuts,
  isSelected: Marked | null,
): readonly DrawnRow[] {
  return Array.from(rows, (row) => ({
    row,
    values: stands.map(({ at }) => (at[row] === at[row] ? at[row]! : null)),
    group: group?.at(row) ?? 0,
    selected: isSelected !== null && isSelected(row),
  }));
}
