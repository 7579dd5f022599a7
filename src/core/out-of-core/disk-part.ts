import type { LabelledRows, MoreRows } from "#core/estimators/design.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { keepsRow, type RowShare } from "#core/frame/row-share.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import type { ColumnStore } from "#core/out-of-core/column-store.ts";
import { rowsAtOnce } from "#core/out-of-core/learns-from-disk.ts";
import { stackBlocks } from "#core/out-of-core/stack-blocks.ts";
import { alignTable } from "#core/pipeline/align-table.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { isClassification } from "#core/pipeline/task.ts";
import { applyRecipe } from "#core/preprocessing/recipe.ts";
import { toFeatureMatrix, workFrame } from "#core/preprocessing/work-frame.ts";
import { createRandom, deriveSeed, shuffle } from "#core/shared/random.ts";
import { applyEdits } from "#core/table-edits/apply-edits.ts";
import { classLabels } from "#core/task/class-codes.ts";

/** All rows of a file, of which those in memory are the sample. */
export interface DiskTable {
  readonly store: ColumnStore;
  readonly sample: RowShare;
  /** For tests: fewer rows than `rowsAtOnce`. */
  readonly atOnce?: number;
}

/** Rows of the sample that a design does not hold, and how they are prepared. */
export interface SampleRows {
  readonly rows: Int32Array;
  label(rows: Int32Array): Promise<LabelledRows>;
}

/** What reading rows for a model takes: how they are prepared, and the classes that it knows. */
export type Preparation = Pick<FittedPipeline, "inputs" | "steps" | "features" | "classes">;

/** Rows with their features, and their answers: a code of `classes`, or a number. None is without one. */
export interface AnsweredRows {
  readonly nRows: number;
  readonly table: Table;
  readonly rows: Int32Array;
  readonly y: Float64Array;
}

const dealt = 0x6469736b;

/**
 * The rows on disk that one part of a run may learn from, and those it is judged on. Those of the sample are in memory
 * and dealt by the plan: they are passed over here. Each of the others is held out in one fold, which follows from its
 * place in the file and the seed of the split alone; the final fit (null) learns from all of them.
 */
export class DiskPart {
  readonly #disk: DiskTable;
  readonly #plan: TrainingPlan;
  readonly #fold: number | null;
  #nLearned = 0;

  constructor(disk: DiskTable, plan: TrainingPlan, fold: number | null) {
    this.#disk = disk;
    this.#plan = plan;
    this.#fold = fold;
  }

  readonly learnsFrom = (row: number): boolean => this.#isBeside(row) && this.#foldOf(row) !== this.#fold;
  readonly isHeldOut = (row: number): boolean => this.#isBeside(row) && this.#foldOf(row) === this.#fold;

  /** Rows that a fit has gone through so far, each counted once. */
  get nLearned(): number {
    return this.#nLearned;
  }

  /** About how many rows there are that `learnsFrom`, or are held out. */
  get about(): { readonly learns: number; readonly heldOut: number } {
    const beside = this.#disk.store.nRows * (1 - this.#disk.sample.share);
    const heldOut = this.#fold === null ? 0 : Math.round(beside / this.#plan.split.folds);
    return { learns: Math.round(beside) - heldOut, heldOut };
  }

  /** How many rows a fit holds of those in memory; the others come in stretches, as those on disk do. */
  atOnce(nFeatures: number): number {
    return this.#disk.atOnce ?? rowsAtOnce(nFeatures);
  }

  /** The rows to learn from beside those that the design holds, for a fit. */
  more(preparation: Preparation, others: SampleRows): MoreRows {
    const nRows = others.rows.length + this.about.learns;
    return { nRows, stretches: (seed) => this.#stretches(preparation, others, seed) };
  }

  async *#stretches(
    preparation: Preparation,
    { rows: others, label }: SampleRows,
    seed: number,
  ): AsyncGenerator<LabelledRows> {
    const { store } = this.#disk;
    const random = createRandom(seed);
    const enough = this.atOnce(Math.max(preparation.features.length, preparation.inputs.length));
    const inOrder = shuffle(others.slice(), random);
    for (let at = 0; at < inOrder.length; at += enough) yield await label(inOrder.subarray(at, at + enough));
    const order = Int32Array.from({ length: store.blocks.length }, (_, block) => block);
    shuffle(order, random);
    let nPassed = 0;
    for (let from = 0; from < order.length; ) {
      let to = from;
      for (let nRows = 0; to < order.length && nRows < enough; to++) nRows += store.blocks[order[to]!]!.nRows;
      // Blocks far apart in the file are shuffled together, so that a file in some order is not learned in that order.
      const answered = await this.#rowsOf(order.subarray(from, to), this.learnsFrom, preparation);
      from = to;
      if (answered === null) continue;
      nPassed += answered.nRows;
      this.#nLearned = Math.max(this.#nLearned, nPassed);
      const { table, rows, y } = answered;
      const names = preparation.inputs.map(({ name }) => name);
      const frame = await applyRecipe(preparation.steps, workFrame(table, names, rows));
      yield { ...toFeatureMatrix(frame), y };
    }
  }

  /** Held-out rows, a block at a time. @param share of them, chosen by their place */
  async *heldOut(preparation: Preparation, share: number): AsyncGenerator<AnsweredRows> {
    const chosen = { share, randomState: deriveSeed(this.#plan.split.randomState, dealt) };
    const wanted = (row: number) => this.isHeldOut(row) && keepsRow(chosen, row);
    for (let block = 0; block < this.#disk.store.blocks.length; block++) {
      const answered = await this.#rowsOf([block], wanted, preparation);
      if (answered !== null) yield answered;
    }
  }

  async #rowsOf(
    blocks: ArrayLike<number>,
    wanted: (row: number) => boolean,
    { inputs, classes }: Preparation,
  ): Promise<AnsweredRows | null> {
    const { store } = this.#disk;
    const plan = this.#plan;
    const edits = plan.read.edits ?? [];
    const used = edits.length > 0 ? null : new Set([plan.target, ...inputs.map(({ name }) => name)]);
    const parts: Table[] = [];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i]!;
      const { start, nRows } = store.blocks[block]!;
      const rows = Int32Array.from({ length: nRows }, (_, row) => row).filter((row) => wanted(start + row));
      if (rows.length === 0) continue;
      const { columns } = await store.read(block);
      parts.push(takeRows({ nRows, columns: columns.filter(({ name }) => used?.has(name) ?? true) }, rows));
    }
    if (parts.length === 0) return null;
    const { table } = await applyEdits(stackBlocks(parts), edits, async () => {});
    const all = answersIn(findColumn(table, plan.target), plan, classes);
    const rows = Int32Array.from({ length: table.nRows }, (_, row) => row).filter(
      (row) => !Number.isNaN(all[row]!),
    );
    if (rows.length === 0) return null;
    const y = Float64Array.from(rows, (row) => all[row]!);
    return { nRows: rows.length, table: alignTable(table, { inputs }), rows, y };
  }

  #isBeside(row: number): boolean {
    return !keepsRow(this.#disk.sample, row);
  }

  #foldOf(row: number): number {
    const { randomState, folds } = this.#plan.split;
    return (deriveSeed(randomState, dealt, row) >>> 0) % folds;
  }
}

/** NaN where there is none, or one that the model does not know. */
function answersIn(
  column: Column,
  { task }: Pick<TrainingPlan, "task">,
  classes: readonly string[],
): Float64Array {
  if (isClassification(task)) {
    const { codes, categories } = classLabels(column);
    const places = categories.map((label) => classes.indexOf(label));
    return Float64Array.from(codes, (code) => {
      const place = places[code] ?? -1;
      return place === -1 ? Number.NaN : place;
    });
  }
  const isNumber = column.kind === "numeric" || column.kind === "integer";
  return isNumber ? Float64Array.from(column.values) : new Float64Array(lengthOf(column)).fill(Number.NaN);
}
