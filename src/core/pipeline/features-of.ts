import type { FeatureMatrix } from "#core/estimators/design.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { applyRecipe } from "#core/preprocessing/recipe.ts";
import { toFeatureMatrix, workFrame } from "#core/preprocessing/work-frame.ts";

/** Rows as the model of a pipeline sees them. @param rows of the table, which has the pipeline's inputs */
export async function featuresOf(
  { inputs, steps }: FittedPipeline,
  table: Table,
  rows: Int32Array,
): Promise<FeatureMatrix> {
  const names = inputs.map(({ name }) => name);
  return toFeatureMatrix(await applyRecipe(steps, workFrame(table, names, rows)));
}
