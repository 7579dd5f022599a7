import type { AdditiveTrees, AdditiveUnit } from "#core/estimators/additive-trees.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";

/** The output of a model that is explained, and which columns its features come from. */
export interface ExplainedModel {
  readonly trees: AdditiveTrees;
  readonly unit: AdditiveUnit;
  /** Of the trees. */
  readonly output: number;
  /** -1 where the output of the trees speaks for the other of two classes. */
  readonly sign: 1 | -1;
  /** Its place among what `predict` gives for a row. */
  readonly place: number;
  /** Raw columns, in the order of the pipeline. */
  readonly columns: readonly string[];
  /** By feature the place of its column. */
  readonly columnOf: Int32Array;
}

/**
 * @param className whose output; null for numbers, or the positive one of two classes, or the first
 * @returns null for families that are no sums of trees, or a class that this model never saw
 */
export async function explainedModel(
  pipeline: FittedPipeline,
  className: string | null,
): Promise<ExplainedModel | null> {
  const estimator = await estimators[pipeline.estimator]!.load();
  const trees = estimator.additiveTrees?.(pipeline.model);
  if (!trees) return null;
  const { classes, positive, inputs, features } = pipeline;
  const place = classes.length === 0 ? 0 : classes.indexOf(className ?? positive ?? classes[0]!);
  if (place === -1) return null;
  const isOneForTwo = trees.nOutputs === 1 && classes.length === 2;
  const columns = [...new Set([...inputs.map(({ name }) => name), ...features.map(({ source }) => source)])];
  const placeOf = new Map(columns.map((name, at) => [name, at]));
  return {
    trees,
    unit: trees.unit,
    output: isOneForTwo ? 0 : place,
    sign: isOneForTwo && place === 0 ? -1 : 1,
    place,
    columns,
    columnOf: Int32Array.from(features, ({ source }) => placeOf.get(source)!),
  };
}
