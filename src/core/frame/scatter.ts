import type { Column, Table } from "#core/frame/column.ts";
import { groupsOf, numbersOf } from "#core/frame/distribution.ts";
import { createRandom, shuffle } from "#core/shared/random.ts";

export interface ScatterSample {
  readonly x: string;
  readonly y: string;
  readonly nRows: number;
  readonly points: readonly {
    readonly row: number;
    readonly x: number;
    readonly y: number;
    readonly group: number;
    readonly selected: boolean;
  }[];
  readonly groups: readonly string[];
  /** Pearson correlation over all complete rows; null when undefined. */
  readonly correlation: number | null;
}

const mostPoints = 2000;

/**
 * Two columns as points, at most 2,000 drawn at random, in row order. Categories stand at their code; text has
 * no place, and gives none.
 * @param by        the target of a classification colours the points; null gives one group with an empty label
 * @param isSelected rows to mark
 */
export function scatterSample(
  table: Table,
  x: Column,
  y: Column,
  by: Column | null,
  randomState: number,
  isSelected: (row: number) => boolean = () => false,
): ScatterSample {
  const xs = positionsOf(x);
  const ys = positionsOf(y);
  const groups = by === null ? null : groupsOf(by);
  const complete: number[] = [];
  for (let row = 0; row < table.nRows; row++) {
    if (Number.isNaN(xs[row]!) || Number.isNaN(ys[row]!) || groups?.codes[row] === -1) continue;
    complete.push(row);
  }
  const rows = sampleOf(complete, randomState);
  const measured = numbersOf(x) !== null && numbersOf(y) !== null;
  return {
    x: x.name,
    y: y.name,
    nRows: table.nRows,
    points: Array.from(rows, (row) => ({
      row,
      x: xs[row]!,
      y: ys[row]!,
      group: groups?.codes[row] ?? 0,
      selected: isSelected(row),
    })),
    groups: groups?.categories ?? [""],
    correlation: measured ? pearson(xs, ys) : null,
  };
}

/** At most 2,000 of these rows, drawn at random, in row order. */
export function sampleOf(rows: readonly number[], randomState: number): ArrayLike<number> {
  if (rows.length <= mostPoints) return rows;
  return shuffle(Int32Array.from(rows), createRandom(randomState)).slice(0, mostPoints).sort();
}

/** Where each row stands along an axis; NaN where it has no place. */
export function positionsOf(column: Column): Float64Array | Float32Array {
  const numbers = numbersOf(column);
  if (numbers !== null) return numbers;
  if ("codes" in column) return Float64Array.from(column.codes, (code) => (code === -1 ? Number.NaN : code));
  return column.kind === "text"
    ? new Float64Array(column.offsets.length - 1).fill(Number.NaN)
    : new Float64Array(0);
}

/** Over the rows where both have a value; null with fewer than two, or when one does not vary. In [-1, 1]. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  // Welford's update: the columns may lie far from zero (dates in milliseconds).
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    const b = y[i]!;
    if (a !== a || b !== b) continue;
    n++;
    const dx = a - meanX;
    const dy = b - meanY;
    meanX += dx / n;
    meanY += dy / n;
    xx += dx * (a - meanX);
    yy += dy * (b - meanY);
    xy += dx * (b - meanY);
  }
  if (n < 2 || !(xx > 0) || !(yy > 0)) return null;
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}
