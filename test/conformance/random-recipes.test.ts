import { describe, expect, it } from "vitest";
import { checkedOnnx } from "#core/export/onnx/verify/checked-onnx.ts";
import { prepareSplit, sealedRowsOf } from "#core/model-selection/fold.ts";
import type { RecipeStep, TrainingPlan } from "#core/pipeline/plan-types.ts";
import { steps } from "#core/preprocessing/registry.ts";
import { crossValidate, fitAll, planFor, quietly, scoreOf } from "#test/support/judge.ts";
import { randomRecipe, withDefaults } from "#test/support/random-recipes.ts";
import { mixedTable, withShuffledTarget } from "#test/support/tables.ts";

/** Pipelines of any steps and a quick model. */

const models = ["logistic-regression", "decision-tree", "hist-gradient-boosting"] as const;
const timeout = { timeout: 120_000 };

function withRecipe(plan: TrainingPlan, recipe: readonly RecipeStep[]): TrainingPlan {
  const small = { "hist-gradient-boosting": { maxIter: 10 } } as const;
  return {
    ...plan,
    models: plan.models.map((model) => ({
      ...model,
      recipe,
      params: {
        ...(model.params as object),
        ...(small as Readonly<Record<string, object>>)[model.estimator],
      },
    })),
  };
}

/**
 * Chance in a family of 36 recipes. The area under the curve of 400 rows strays by 0.029 (Hanley and McNeil 1982,
 * doi:10.1148/radiology.143.1.7063747); five such are passed by chance in one family of fifty thousand.
 */
const FAMILY = 36;
const SLACK = 5 * 0.029;

describe("random recipes on shuffled labels", () => {
  it.each(Array.from({ length: FAMILY }, (_, seed) => seed + 1))(
    "recipe %i scores at chance",
    timeout,
    async (seed) => {
      const table = withShuffledTarget(mixedTable(400, "binary", seed), seed);
      const plan = withRecipe(planFor(table, "binary", [models[seed % models.length]!]), randomRecipe(seed));
      const auc = scoreOf(await crossValidate(table, plan), "rocAuc");
      expect(Math.abs(auc - 0.5), JSON.stringify(plan.models[0]!.recipe)).toBeLessThan(SLACK);
    },
  );
});

const linear = {
  binary: "logistic-regression",
  multiclass: "logistic-regression",
  regression: "ridge",
} as const;
const named = Object.keys(steps).flatMap((step) =>
  (["binary", "multiclass", "regression"] as const).flatMap((task) =>
    [linear[task], "decision-tree", "hist-gradient-boosting"].map((model) => ({ step, task, model })),
  ),
);

describe.each(named)("$step before $model, $task", ({ step, task, model }) => {
  it("leaves as ONNX and answers the same", timeout, async () => {
    const table = mixedTable(150, task);
    const recipe = [withDefaults(step), ...["date-parts", "impute", "one-hot"].map((id) => withDefaults(id))];
    const plan = withRecipe(planFor(table, task, [model], 2), recipe);
    const { pipeline } = (await fitAll(table, plan)).at(-1)!;
    const rows = sealedRowsOf(prepareSplit(table, plan));
    const { reason, bytes } = await checkedOnnx(
      pipeline,
      table,
      rows,
      { version: "0", threshold: 0.5 },
      quietly,
    );
    expect({ reason, hasFile: bytes !== null }).toEqual({ reason: null, hasFile: true });
  });
});
