import type { Design } from "#core/estimators/design.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { describeInputs } from "#core/pipeline/pipeline-inputs.ts";
import type { Task } from "#core/pipeline/task.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import { fitRecipe } from "#core/preprocessing/recipe.ts";
import { toFeatureMatrix, workFrame } from "#core/preprocessing/work-frame.ts";
import { asTraining } from "#test/support/step-frames.ts";

const quietly = async () => {};

/** Fits a family with its defaults on some rows of a table whose target is called "target", without a split. */
export async function fitOnRows(
  table: Table,
  rows: Int32Array,
  task: Task,
  id: string,
  given: object = {},
): Promise<FittedPipeline> {
  const spec = estimators[id]!;
  const estimator = await spec.load();
  const params = spec.params.parse(given);
  const names = table.columns.map(({ name }) => name).filter((name) => name !== "target");
  const recipe = await fitRecipe(asTraining(workFrame(table, names, rows)), defaultRecipe(spec.recipe));
  const { y, classes } = answers(table, rows);
  const matrix = toFeatureMatrix(recipe.frame);
  const none = { sampleWeight: null, groups: null, validation: null, watch: null };
  const design: Design = { ...matrix, y, task, classes, ...none };
  const context = { randomState: 7, clock: () => 0, engine: null, finishEarly: { aborted: false } };
  return {
    version: 1,
    task,
    target: "target",
    classes,
    positive: task === "binary" ? classes[1]! : null,
    inputs: describeInputs(table, names, rows),
    steps: recipe.steps,
    features: matrix.features,
    estimator: id,
    params,
    model: await estimator.fit(design, params, quietly, context),
    nTrainRows: rows.length,
  };
}

function answers(table: Table, rows: Int32Array): { y: Float64Array; classes: readonly string[] } {
  const target = table.columns.find(({ name }) => name === "target")!;
  if ("codes" in target) {
    return { y: Float64Array.from(rows, (row) => target.codes[row]!), classes: target.categories };
  }
  if ("values" in target) return { y: Float64Array.from(rows, (row) => target.values[row]!), classes: [] };
  throw new Error("the target is neither a class nor a number");
}
