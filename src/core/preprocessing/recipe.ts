import type { FittedStep } from "#core/pipeline/fitted-pipeline.ts";
import type { RecipeStep } from "#core/pipeline/plan-types.ts";
import { findStep } from "#core/preprocessing/registry.ts";
import type { StepNote, TrainingFrame, WorkFrame } from "#core/preprocessing/step.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

export interface RecipeProgress {
  /** Title of the step that is next. */
  readonly step: string;
  readonly done: number;
  readonly of: number;
}

export interface FittedRecipe {
  readonly steps: readonly FittedStep[];
  /** The training rows as the last step left them. */
  readonly frame: TrainingFrame;
  /** Whether `applyRecipe` would make something else of the training rows: then only `frame` may be learned from. */
  readonly isCrossFitted: boolean;
  readonly notes: readonly StepNote[];
}

/**
 * Fits each step on the output of those before it. Steps that are switched off are left out.
 * @throws LatheError "pipeline-invalid" for an unknown step; ZodError for bad parameters; AbortError
 */
export async function fitRecipe(
  frame: TrainingFrame,
  recipe: readonly RecipeStep[],
  checkpoint?: Checkpoint<RecipeProgress>,
): Promise<FittedRecipe> {
  const active = recipe.filter(({ on }) => on);
  const fittedSteps: FittedStep[] = [];
  const notes: StepNote[] = [];
  let current = frame;
  let isCrossFitted = false;
  for (const [done, { step: id, params: given }] of active.entries()) {
    const spec = findStep(id);
    await checkpoint?.({ step: spec.title, done, of: active.length });
    const params = spec.params.parse(given);
    const step = await spec.load();
    const fitted = step.fit(current, params);
    notes.push(...step.notes(fitted));
    fittedSteps.push({ step: id, params, fitted });
    if (step.transformTraining) isCrossFitted = true;
    const changed = step.transformTraining?.(fitted, current, params) ?? step.transform(fitted, current);
    current = stillTraining(changed, current);
  }
  return { steps: fittedSteps, frame: current, isCrossFitted, notes };
}

/**
 * Transforming keeps the rows: what a step makes of a training frame is one too. The one cast of its kind, and safe
 * because this file calls it only on the output of a transform whose input was that TrainingFrame.
 */
function stillTraining(frame: WorkFrame, { answers }: TrainingFrame): TrainingFrame {
  return { ...frame, answers } as TrainingFrame;
}

/** Runs other rows through fitted steps. */
export async function applyRecipe(steps: readonly FittedStep[], frame: WorkFrame): Promise<WorkFrame> {
  let current = frame;
  for (const { step: id, fitted } of steps) current = (await findStep(id).load()).transform(fitted, current);
  return current;
}
