import type { PartRunner } from "#cli/train/part-runner.ts";
import { estimators } from "#core/estimators/registry.ts";
import { engineOf } from "#core/model-selection/engine-of.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { describeProblem, LatheError } from "#core/shared/problems.ts";

/** A model with all its parts, or why it has none. */
export type TrainedModel =
  | { readonly model: PlannedModel; readonly parts: readonly PartOutcome[]; readonly error: null }
  | { readonly model: PlannedModel; readonly parts: null; readonly error: string };

/**
 * Fits every model of the plan on every fold and on all training rows. One that fails does not stop the others.
 * @param refused models that are not begun, and why
 */
export async function trainModels(
  plan: TrainingPlan,
  runner: PartRunner,
  refused: ReadonlyMap<NodeId, string>,
  say: (line: string) => void,
): Promise<readonly TrainedModel[]> {
  const trained: TrainedModel[] = [];
  for (const model of plan.models) {
    const error = refused.get(model.node);
    if (error === undefined) trained.push(await trainModel(plan, model, runner, say));
    else {
      say(`${estimators[model.estimator]?.title ?? model.estimator}: not begun. ${error}`);
      trained.push({ model, parts: null, error });
    }
  }
  return trained;
}

async function trainModel(
  plan: TrainingPlan,
  planned: PlannedModel,
  runner: PartRunner,
  say: (line: string) => void,
): Promise<TrainedModel> {
  const title = estimators[planned.estimator]?.title ?? planned.estimator;
  const nParts = plan.split.folds + 1;
  let done = 0;
  const run = async (model: PlannedModel, fold: number | null) => {
    const outcome = await runner.run(model, fold, () => {});
    const what = fold === null ? "all training rows" : `fold ${fold + 1} of ${plan.split.folds}`;
    say(`${title}: ${what} in ${outcome.fitSeconds.toFixed(2)} s (${++done}/${nParts})`);
    return outcome;
  };
  try {
    // The first part may time engines; the others obey its choice, so that one model is made by one engine.
    const first = await run(planned, 0);
    const model = { ...planned, engine: engineOf(first.pipeline.model).engine ?? planned.engine };
    const others = [...Array.from({ length: plan.split.folds - 1 }, (_, i) => i + 1), null];
    const parts = await Promise.all(others.map((fold) => run(model, fold)));
    return { model, parts: [first, ...parts], error: null };
  } catch (error) {
    const reason = error instanceof LatheError ? sentence(error) : unexpected(error);
    say(`${title}: failed. ${reason}`);
    return { model: planned, parts: null, error: reason };
  }
}

function sentence(error: LatheError): string {
  const { title, advice } = describeProblem(error.problem);
  return `${title}. ${advice}`;
}

function unexpected(error: unknown): string {
  return `An unexpected failure, which is a fault of Lathe: ${error instanceof Error ? error.message : String(error)}`;
}
