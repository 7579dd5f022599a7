import { cellText } from "#core/frame/cells.ts";
import type { Column, ColumnKind, Table } from "#core/frame/column.ts";
import { distributionOf } from "#core/frame/distribution.ts";
import { localClasses } from "#core/model-selection/class-subset.ts";
import { prepareSplit, trainingFrame, trainRowsOf } from "#core/model-selection/fold.ts";
import type { RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { fitRecipe } from "#core/preprocessing/recipe.ts";
import type { StepNote, WorkColumn, WorkFrame } from "#core/preprocessing/step.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A column before or after a step: a few cells and its shape over all rows the step was fitted on. */
export interface PreviewColumn {
  readonly name: string;
  readonly kind: WorkColumn["kind"];
  /** Text of each example row; null is missing. */
  readonly examples: readonly (string | null)[];
  readonly shape: {
    /** Bin edges for numbers and dates, labels for categories. */
    readonly edges: readonly number[] | null;
    readonly labels: readonly string[] | null;
    readonly counts: readonly number[];
    readonly missing: number;
    /** Levels beyond the labels. */
    readonly otherLevels: number;
  };
}

/** What a step makes of one raw column. */
export interface TouchedColumn {
  readonly source: string;
  /** Columns that were changed or taken away. */
  readonly before: readonly PreviewColumn[];
  /** Columns that were changed or are new. */
  readonly after: readonly PreviewColumn[];
}

export interface StepPreview {
  /** The step learned from fold 1's training rows; nothing of another row is shown. */
  readonly nFitRows: number;
  /** Data rows of the examples, ascending. */
  readonly rows: readonly number[];
  readonly touched: readonly TouchedColumn[];
  /** Touched raw columns beyond those listed. */
  readonly nMore: number;
  readonly nUntouched: number;
  readonly nColumnsAfter: number;
  readonly notes: readonly StepNote[];
}

/** More than this is no preview. */
const MOST_SOURCES = 40;
const MOST_COLUMNS = 12;

/**
 * What one step of a recipe does, fitted on fold 1's training rows after the steps before it. A step that is switched
 * off is shown as if it were on.
 * @param at     place of the step in the recipe
 * @param limit  number of example rows
 * @throws LatheError as `prepareSplit`, and "pipeline-invalid" for a place that the recipe does not have
 */
export async function previewStep(
  table: Table,
  plan: TrainingPlan,
  recipe: readonly RecipeStep[],
  at: number,
  limit: number,
): Promise<StepPreview> {
  const step = recipe[at];
  if (!step) throw new LatheError("pipeline-invalid", { reason: `its recipe has no step ${at + 1}` });
  const split = prepareSplit(table, plan);
  const rows = trainRowsOf(split, 0);
  const raw = trainingFrame(table, plan.features, rows, localClasses(split.answers, rows, plan.target));
  const earlier = recipe.slice(0, at);
  const { frame: before, notes: earlierNotes } = await fitRecipe(raw, earlier);
  const { frame: after, notes } = await fitRecipe(raw, [...earlier, { ...step, on: true }]);
  const sources = touchedSources(before, after);
  const examples = exampleRows(
    before.columns.filter(({ source }) => sources.has(source)),
    rows.length,
    limit,
  );
  const shown = [...sources].slice(0, MOST_SOURCES);
  const side = (frame: WorkFrame, other: WorkFrame, source: string) =>
    changedColumns(frame, other)
      .filter((column) => column.source === source)
      .slice(0, MOST_COLUMNS)
      .map((column) => previewColumn(column, frame.nRows, examples));
  return {
    nFitRows: rows.length,
    rows: examples.map((row) => rows[row]!),
    touched: shown.map((source) => ({
      source,
      before: side(before, after, source),
      after: side(after, before, source),
    })),
    nMore: sources.size - shown.length,
    nUntouched: [...new Set(before.columns.map(({ source }) => source))].filter(
      (source) => !sources.has(source),
    ).length,
    nColumnsAfter: after.columns.length,
    notes: notes.slice(earlierNotes.length),
  };
}

/** In the order of the table; after them what was made of several columns. */
function touchedSources(before: WorkFrame, after: WorkFrame): ReadonlySet<string> {
  const changed = [...changedColumns(before, after), ...changedColumns(after, before)];
  const touched = new Set(changed.map(({ source }) => source));
  const all = [...before.columns, ...after.columns].map(({ source }) => source);
  return new Set(all.filter((source) => touched.has(source)));
}

/** Columns of a frame that the other does not have just so. */
function changedColumns(frame: WorkFrame, other: WorkFrame): readonly WorkColumn[] {
  const byName = new Map(other.columns.map((column) => [column.name, column]));
  return frame.columns.filter((column) => {
    const same = byName.get(column.name);
    return same === undefined || !isSame(column, same);
  });
}

function isSame(a: WorkColumn, b: WorkColumn): boolean {
  if (a === b) return true;
  const [x, y] = [cellsOf(a), cellsOf(b)];
  return a.kind === b.kind && x.every((value, row) => Object.is(value, y[row]));
}

function cellsOf(column: WorkColumn): Float32Array | Float64Array | Int32Array {
  if (column.kind === "categorical") return column.codes;
  return column.kind === "datetime" ? column.epochMs : column.values;
}

/** Half of them rows in which a touched column is missing, where there are any; the rest the first ones. */
function exampleRows(touched: readonly WorkColumn[], nRows: number, limit: number): readonly number[] {
  const chosen = new Set<number>();
  const isGap = (row: number) =>
    touched.some((column) => {
      const cell = cellsOf(column)[row]!;
      return column.kind === "categorical" ? cell === -1 : Number.isNaN(cell);
    });
  for (let row = 0; row < nRows && chosen.size < limit / 2; row++) if (isGap(row)) chosen.add(row);
  for (let row = 0; row < nRows && chosen.size < limit; row++) chosen.add(row);
  return [...chosen].sort((a, b) => a - b);
}

function previewColumn(column: WorkColumn, nRows: number, examples: readonly number[]): PreviewColumn {
  const shown = asColumn(column);
  const { edges, labels, groups, missing, otherLevels } = distributionOf(
    { nRows, columns: [shown] },
    shown,
    null,
  );
  return {
    name: column.name,
    kind: column.kind,
    examples: examples.map((row) => cellText(shown, row)),
    shape: { edges, labels, counts: groups[0]?.counts ?? [], missing, otherLevels },
  };
}

/** Codes of an ordinal encoder are shown as the numbers they are from here on. */
function asColumn(column: WorkColumn): Column {
  const { name } = column;
  if (column.kind === "categorical")
    return { kind: "categorical", name, codes: column.codes, categories: column.categories };
  if (column.kind === "datetime")
    return { kind: "datetime", name, epochMs: column.epochMs, hasTime: column.hasTime };
  const kind: ColumnKind = column.kind === "ordinal" ? "integer" : "numeric";
  return { kind, name, values: column.values };
}
