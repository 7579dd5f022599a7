import { featuresOf } from "#core/pipeline/features-of.ts";
import type { AdditiveUnit } from "#core/estimators/additive-trees.ts";
import { estimators } from "#core/estimators/registry.ts";
import { type ExplainedModel, explainedModel } from "#core/explain/tree-shap/explained-model.ts";
import type { TapeSize } from "#core/explain/tree-shap/tape.ts";
import { measureTapes, treeShap } from "#core/explain/tree-shap/tree-shap.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** Some rows explained by one model: base + the values of a row = its output. */
export interface ExplainedRows {
  readonly unit: AdditiveUnit;
  /** Whose output; null for a number. */
  readonly className: string | null;
  readonly columns: readonly string[];
  readonly base: number;
  /** Row-major (rows × columns): the Shapley value of each raw column. */
  readonly values: Float64Array;
  /** What the model's trees add up to, row by row; computed by walking them, not by adding values. */
  readonly outputs: Float64Array;
  /** What it answers: a probability, or the number. */
  readonly answers: Float64Array;
}

/** @returns null for families that are no sums of trees, or a class that this model never saw */
export async function explainRowsOf(
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  className: string | null,
  checkpoint: Checkpoint<number>,
): Promise<ExplainedRows | null> {
  const model = await explainedModel(pipeline, className);
  if (model === null) return null;
  const sizes = await measureTapes(model.trees, model.output, checkpoint);
  return explainRows(model, sizes, pipeline, table, rows, checkpoint);
}

/**
 * @param model of the pipeline
 * @param sizes of its trees
 */
export async function explainRows(
  { trees, output, sign, columns, columnOf, place, unit }: ExplainedModel,
  sizes: readonly TapeSize[],
  pipeline: FittedPipeline,
  table: Table,
  rows: Int32Array,
  checkpoint: Checkpoint<number>,
): Promise<ExplainedRows> {
  const matrix = await featuresOf(pipeline, table, rows);
  const options = { columnOf, nColumns: columns.length, withInteractions: false, sizes };
  const { base, values } = await treeShap(trees, matrix, output, options, checkpoint);
  const estimator = await estimators[pipeline.estimator]!.load();
  const [sums, said] = [trees.sums(matrix), estimator.predict(pipeline.model, matrix)];
  const width = Math.max(1, pipeline.classes.length);
  return {
    unit,
    className: pipeline.classes[place] ?? null,
    columns,
    base: sign * base,
    values: sign === 1 ? values : values.map((value) => -value),
    outputs: Float64Array.from(rows, (_, row) => sign * sums[row * trees.nOutputs + output]!),
    answers: Float64Array.from(rows, (_, row) => said[row * width + place]!),
  };
}
