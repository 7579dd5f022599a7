import { featuresOf } from "#core/pipeline/features-of.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { Insides } from "#core/estimators/insides.ts";
import { estimators } from "#core/estimators/registry.ts";
import { decisionSurface, type DecisionSurface } from "#core/explain/decision-surface.ts";
import { evenly } from "#core/explain/evenly.ts";
import { principalPlane } from "#core/explain/principal-components.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { LatheError } from "#core/shared/problems.ts";

/** What of a model somebody looks at: always its insides, and what it says over a plane. */
export interface LookRequest {
  /** Two columns of numbers, the first two principal components of what it sees, or no plane. */
  readonly plane: { readonly x: string; readonly y: string } | "components" | null;
}

/** Plain data, small enough (50 kB) to be sent several times a second and to be kept in a store. */
export interface Look {
  readonly iteration: number;
  readonly insides: Insides | null;
  readonly surface: SurfaceLook | null;
}

export interface SurfaceLook extends Omit<DecisionSurface, "outputs"> {
  readonly outputs: readonly number[];
  /** Training rows in the plane: place, and class code or target. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly value: number }[];
  /** Shares of the variance along principal components; null for columns. */
  readonly shares: readonly [number, number] | null;
}

/** Rows that a model is shown for its insides, and that are drawn over a plane. */
const SHOWN_ROWS = 64;
const DRAWN_ROWS = 200;
const CELLS = 40;
/** Numbers of a surface, at most. */
const MOST_OUTPUTS = 5000;

/**
 * @param rows training rows of this model; an even sample of them is looked at
 * @param answerOf class code among the pipeline's classes, or target, of a data row
 */
export async function lookInside(
  table: Table,
  pipeline: FittedPipeline,
  rows: Int32Array,
  answerOf: (row: number) => number,
  iteration: number,
  request: LookRequest,
): Promise<Look> {
  const estimator = await estimators[pipeline.estimator]!.load();
  const shown = await featuresOf(pipeline, table, evenly(rows, SHOWN_ROWS));
  const insides = estimator.insides?.(pipeline.model as never, shown) ?? null;
  return { iteration, insides, surface: await surfaceOf(table, pipeline, rows, answerOf, request) };
}

async function surfaceOf(
  table: Table,
  pipeline: FittedPipeline,
  rows: Int32Array,
  answerOf: (row: number) => number,
  { plane }: LookRequest,
): Promise<SurfaceLook | null> {
  if (plane === null) return null;
  const outputs = Math.max(1, pipeline.classes.length);
  const n = Math.max(8, Math.min(CELLS, Math.floor(Math.sqrt(MOST_OUTPUTS / outputs))));
  const drawn = evenly(rows, DRAWN_ROWS);
  if (plane === "components") return componentSurface(table, pipeline, drawn, answerOf, n);
  try {
    const surface = await decisionSurface(pipeline, plane.x, plane.y, n, null);
    const [x, y] = [valuesOf(table, plane.x), valuesOf(table, plane.y)];
    const points = Array.from(drawn, (row) => ({ x: x(row), y: y(row), value: answerOf(row) }));
    return {
      ...surface,
      outputs: rounded(surface.outputs),
      points: points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y)),
      shares: null,
    };
  } catch (error) {
    if (error instanceof LatheError) return null; // a column that this model has not
    throw error;
  }
}

async function componentSurface(
  table: Table,
  pipeline: FittedPipeline,
  drawn: Int32Array,
  answerOf: (row: number) => number,
  n: number,
): Promise<SurfaceLook> {
  const estimator = await estimators[pipeline.estimator]!.load();
  const seen = await featuresOf(pipeline, table, drawn);
  const { mean, axes, shares, places } = principalPlane(seen);
  const [x, y] = places.map((along, at) => axisOf(`component ${at + 1}`, along)) as [Axis, Axis];
  const nRows = n * n;
  const X = new Float32Array(nRows * mean.length);
  for (let row = 0; row < nRows; row++) {
    const a = x.min + (((row % n) + 0.5) / n) * (x.max - x.min);
    const b = y.min + ((Math.floor(row / n) + 0.5) / n) * (y.max - y.min);
    for (let j = 0; j < mean.length; j++) X[j * nRows + row] = mean[j]! + a * axes[0][j]! + b * axes[1][j]!;
  }
  const outputs = estimator.predict(pipeline.model as never, { nRows, features: seen.features, X });
  const points = Array.from(drawn, (row, i) => ({
    x: places[0][i]!,
    y: places[1][i]!,
    value: answerOf(row),
  }));
  const { classes, positive } = pipeline;
  return { x, y, n, classes, positive, outputs: rounded(outputs), held: [], points, shares };
}

type Axis = DecisionSurface["x"];

function axisOf(column: string, places: Float64Array): Axis {
  const [min, max] = [Math.min(...places), Math.max(...places)];
  const room = max > min ? (max - min) * 0.05 : 0.5;
  return { column, min: min - room, max: max + room };
}

function valuesOf(table: Table, name: string): (row: number) => number {
  const column = table.columns.find((candidate) => candidate.name === name);
  const values = column === undefined ? null : numbersOf(column);
  return (row) => values?.[row] ?? Number.NaN;
}

/** Five digits are more than a drawing shows. */
function rounded(outputs: Float64Array): number[] {
  return Array.from(outputs, (value) => Number(value.toPrecision(5)));
}
