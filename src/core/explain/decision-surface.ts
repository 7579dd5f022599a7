import type { Column, Table } from "#core/frame/column.ts";
import type { FittedPipeline, PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { typicalText } from "#core/predict/typical-value.ts";
import { LatheError } from "#core/shared/problems.ts";

/** What a model says over a plane of two of its inputs, all others held at a typical value. */
export interface DecisionSurface {
  readonly x: SurfaceAxis;
  readonly y: SurfaceAxis;
  /** Cells along each axis. */
  readonly n: number;
  /** Empty for a regression. */
  readonly classes: readonly string[];
  readonly positive: string | null;
  /** Row-major over cells (y from least to greatest, then x), `max(1, classes.length)` outputs a cell. */
  readonly outputs: Float64Array;
  /** The other inputs and the value each is held at, as text; null is missing. */
  readonly held: readonly (readonly [column: string, value: string | null])[];
}

/** Cell i is asked at its middle: min + (i + ½) (max − min) / n. */
export interface SurfaceAxis {
  readonly column: string;
  readonly min: number;
  readonly max: number;
}

export type Span = readonly [min: number, max: number];

const mostCells = 200;

/**
 * A partial view, not an average over rows (that is partial dependence): one row a cell, with the median of each other
 * number and the most frequent level of each other category.
 * @param spans where to look; without, the range that training had
 * @throws LatheError "bad-parameter" when a column is no number or date of the model, or both are the same
 */
export async function decisionSurface(
  pipeline: FittedPipeline,
  xColumn: string,
  yColumn: string,
  n: number,
  spans: { readonly x: Span; readonly y: Span } | null,
): Promise<DecisionSurface> {
  const [across, up] = [inputOf(pipeline, xColumn), inputOf(pipeline, yColumn)];
  if (across === up) throw refused(yColumn, "a surface needs two different columns");
  const size = Math.max(2, Math.min(mostCells, Math.round(n)));
  const x = axisOf(across, spans?.x ?? null);
  const y = axisOf(up, spans?.y ?? null);
  const nRows = size * size;
  const columns = pipeline.inputs.map((input): Column => {
    if (input === across) return numbers(input, nRows, (row) => middle(x, row % size, size));
    if (input === up) return numbers(input, nRows, (row) => middle(y, Math.floor(row / size), size));
    return typical(input, nRows);
  });
  const table: Table = { nRows, columns };
  const rows = Int32Array.from({ length: nRows }, (_, row) => row);
  return {
    x,
    y,
    n: size,
    classes: pipeline.classes,
    positive: pipeline.positive,
    outputs: await predictPipeline(pipeline, table, rows),
    held: pipeline.inputs
      .filter((input) => input !== across && input !== up)
      .map((input) => [input.name, typicalText(input)] as const),
  };
}

function inputOf(pipeline: FittedPipeline, name: string): PipelineInput {
  const input = pipeline.inputs.find((candidate) => candidate.name === name);
  if (!input) throw refused(name, "the model does not use it");
  if (!["numeric", "integer", "datetime"].includes(input.kind) || input.range === null)
    throw refused(name, "it has no numbers to move along");
  return input;
}

function refused(where: string, reason: string): LatheError {
  return new LatheError("bad-parameter", { where, reason });
}

function axisOf({ name, range }: PipelineInput, span: Span | null): SurfaceAxis {
  const [min, max] = span ?? [range?.min ?? 0, range?.max ?? 1];
  return max > min ? { column: name, min, max } : { column: name, min: min - 0.5, max: min + 0.5 };
}

function middle({ min, max }: SurfaceAxis, cell: number, n: number): number {
  return min + ((cell + 0.5) / n) * (max - min);
}

function numbers(input: PipelineInput, nRows: number, valueAt: (row: number) => number): Column {
  const { name, kind, hasTime } = input;
  const values = Float64Array.from({ length: nRows }, (_, row) => valueAt(row));
  if (kind === "datetime") return { kind, name, epochMs: values, hasTime };
  return { kind: "numeric", name, values };
}

function typical(input: PipelineInput, nRows: number): Column {
  const { name, kind, range, categories } = input;
  if (kind === "categorical" || kind === "boolean" || kind === "text") {
    const [most] = categories;
    const codes = new Int32Array(nRows).fill(most === undefined ? -1 : 0);
    const words = kind === "boolean" ? kind : "categorical"; // a recipe reads texts as such
    return { kind: words, name, codes, categories: most === undefined ? [] : [most] };
  }
  return numbers(input, nRows, () => range?.median ?? Number.NaN);
}
