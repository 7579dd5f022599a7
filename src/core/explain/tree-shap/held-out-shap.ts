import { numbersOf } from "#core/frame/distribution.ts";
import type { AdditiveUnit } from "#core/estimators/additive-trees.ts";
import { evenly } from "#core/explain/evenly.ts";
import { type ExplainedModel, explainedModel } from "#core/explain/tree-shap/explained-model.ts";
import { explainRows } from "#core/explain/tree-shap/explain-rows-of.ts";
import { pairBlocks } from "#core/explain/tree-shap/pair-blocks.ts";
import type { TapeSize } from "#core/explain/tree-shap/tape.ts";
import { measureTapes, shapWork } from "#core/explain/tree-shap/tree-shap.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { heldOutRowsOf, type PreparedSplit } from "#core/model-selection/fold.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** A raw column, as it is drawn. */
export interface ShapColumn {
  readonly name: string;
  /** Mean absolute value over the rows. */
  readonly mean: number;
  readonly kind: "number" | "date" | "levels";
  /** Of levels, whose codes its cells are. */
  readonly levels: readonly string[];
}

/** Rows that folds held out, each explained by the model that did not learn from it. Plain data. */
export interface HeldOutShap {
  readonly unit: AdditiveUnit;
  readonly target: string;
  /** Whose output; null for a number. */
  readonly className: string | null;
  /** All that could be asked for. */
  readonly classes: readonly string[];
  /** How many rows the folds held out, of which `rows` are shown, spread evenly. */
  readonly nHeldOut: number;
  readonly rows: Int32Array;
  /** The largest mean first. */
  readonly columns: readonly ShapColumn[];
  /** Row-major (rows × columns). */
  readonly values: Float64Array;
  /** Row-major: the number, time or code of the cell; NaN is missing. */
  readonly cells: Float64Array;
  /** What each row's model expects of any row. */
  readonly base: Float64Array;
  /** What its trees add up to for the row. */
  readonly outputs: Float64Array;
  /** What it answers: a probability, or the number. */
  readonly answers: Float64Array;
  /** null where there are more columns than pairs could be shown of. */
  readonly pairs: ShapPairs | null;
}

export interface ShapPairs {
  /** Rows that it is the mean of. */
  readonly nRows: number;
  /** Columns × columns: mean absolute value of what two do together; on the diagonal of what one does alone. */
  readonly strengths: Float64Array;
}

const MOST_ROWS = 2000;
const MOST_PAIR_ROWS = 500;
const LEAST_ROWS = 40;
/** Work (`shapWork`) of all folds: some three seconds. */
const MOST_WORK = 4.5e9;
/** For pairs, of which fewer rows tell enough, and a row of which costs up to eight times as much. */
const MOST_PAIR_WORK = 1.5e9;
const PAIR_FACTOR = 8;
const MOST_COLUMNS = 300;

/**
 * @param folds each fold's pipeline
 * @param className whose output; null for the positive one, the first, or a number
 * @returns null for families that are no sums of trees
 * @throws AbortError from `checkpoint`
 */
export async function heldOutShap(
  table: Table,
  split: PreparedSplit,
  folds: readonly { readonly fold: number; readonly pipeline: FittedPipeline }[],
  className: string | null,
  checkpoint: Checkpoint<{ readonly share: number }>,
): Promise<HeldOutShap | null> {
  const [first] = folds;
  if (!first) return null;
  const { classes, positive } = split.answers;
  const asked = classes.length === 0 ? null : (className ?? classes[positive] ?? classes[0]!);
  const names = first.pipeline.inputs.map(({ name }) => name);
  const parts: Part[] = [];
  let nHeldOut = 0;
  for (const [i, { fold, pipeline }] of folds.entries()) {
    const held = heldOutRowsOf(split, fold);
    nHeldOut += held.length;
    const model = await explainedModel(pipeline, asked);
    if (model === null) continue; // the family has none, or this fold's model never saw the class
    const at = (share: number) => checkpoint({ share: (i + share) / folds.length });
    const sizes = await measureTapes(model.trees, model.output, at);
    const limits = limitsOf(shapWork(sizes), folds.length);
    const rows = evenly(held, limits.rows);
    const found = await explainRows(model, sizes, pipeline, table, rows, (share) => at(share / 2));
    const pairs =
      names.length > MOST_COLUMNS
        ? null
        : await sumPairs(model, sizes, pipeline, table, evenly(rows, limits.pairRows), (share) =>
            at((1 + share) / 2),
          );
    parts.push({ rows, ...found, pairs });
  }
  const [known] = parts;
  if (!known) return null;
  const { columns, places } = ranked(table, known.columns, parts);
  return {
    unit: known.unit,
    target: first.pipeline.target,
    className: asked,
    classes,
    nHeldOut,
    rows: Int32Array.from(parts.flatMap(({ rows }) => [...rows])),
    columns,
    values: Float64Array.from(parts.flatMap(({ rows, values }) => rearranged(values, rows.length, places))),
    cells: cellsOf(table, columns, parts),
    base: Float64Array.from(parts.flatMap(({ rows, base }) => Array.from(rows, () => base))),
    outputs: Float64Array.from(parts.flatMap(({ outputs }) => [...outputs])),
    answers: Float64Array.from(parts.flatMap(({ answers }) => [...answers])),
    pairs: meanPairs(parts, places),
  };
}

interface Part {
  readonly rows: Int32Array;
  readonly unit: AdditiveUnit;
  readonly columns: readonly string[];
  readonly base: number;
  readonly values: Float64Array;
  readonly outputs: Float64Array;
  readonly answers: Float64Array;
  /** Sums of absolute values over some rows. */
  readonly pairs: ShapPairs | null;
}

function limitsOf(work: number, nFolds: number): { readonly rows: number; readonly pairRows: number } {
  const within = (most: number, affordable: number) =>
    Math.ceil(Math.max(LEAST_ROWS, Math.min(most, affordable / Math.max(1, work))) / nFolds);
  return {
    rows: within(MOST_ROWS, MOST_WORK),
    pairRows: within(MOST_PAIR_ROWS, MOST_PAIR_WORK / PAIR_FACTOR),
  };
}

async function sumPairs(
  model: ExplainedModel,
  sizes: readonly TapeSize[],
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  checkpoint: Checkpoint<number>,
): Promise<ShapPairs> {
  const n = model.columns.length;
  const strengths = new Float64Array(n * n);
  for await (const { halves } of pairBlocks(model, sizes, pipeline, table, rows, checkpoint))
    for (let i = 0; i < halves.length; i++) {
      const [a, b] = [Math.floor(i / n) % n, i % n];
      strengths[a * n + b]! += (a === b ? 1 : 2) * Math.abs(halves[i]!);
    }
  return { nRows: rows.length, strengths };
}

/** Columns by their mean absolute value, and where each was. */
function ranked(table: Table, names: readonly string[], parts: readonly Part[]) {
  const sums = new Float64Array(names.length);
  let nRows = 0;
  for (const { values, rows } of parts) {
    nRows += rows.length;
    for (let i = 0; i < values.length; i++) sums[i % names.length]! += Math.abs(values[i]!);
  }
  const places = names.map((_, at) => at).toSorted((a, b) => sums[b]! - sums[a]! || a - b);
  const columns = places.map((at): ShapColumn => {
    const column = columnNamed(table, names[at]!);
    const isNumber = column?.kind === "numeric" || column?.kind === "integer";
    return {
      name: names[at]!,
      mean: sums[at]! / nRows,
      kind: isNumber ? "number" : column?.kind === "datetime" ? "date" : "levels",
      levels: column !== undefined && "categories" in column ? column.categories : [],
    };
  });
  return { columns, places };
}

function rearranged(values: Float64Array, nRows: number, places: readonly number[]): number[] {
  return Array.from({ length: nRows }, (_, row) =>
    places.map((at) => values[row * places.length + at]!),
  ).flat();
}

function cellsOf(table: Table, columns: readonly ShapColumn[], parts: readonly Part[]): Float64Array {
  const readers = columns.map(({ name }) => readerOf(columnNamed(table, name)));
  return Float64Array.from(
    parts.flatMap(({ rows }) => Array.from(rows, (row) => readers.map((read) => read(row))).flat()),
  );
}

function columnNamed(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

function readerOf(column: Column | undefined): (row: number) => number {
  if (column !== undefined && "codes" in column)
    return (row) => (column.codes[row] === -1 ? Number.NaN : column.codes[row]!);
  const values = column === undefined ? null : numbersOf(column);
  return (row) => values?.[row] ?? Number.NaN;
}

function meanPairs(parts: readonly Part[], places: readonly number[]): ShapPairs | null {
  const n = places.length;
  const strengths = new Float64Array(n * n);
  let nRows = 0;
  for (const { pairs } of parts) {
    if (pairs === null) return null;
    nRows += pairs.nRows;
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) strengths[a * n + b]! += pairs.strengths[places[a]! * n + places[b]!]!;
  }
  return { nRows, strengths: strengths.map((sum) => sum / nRows) };
}
