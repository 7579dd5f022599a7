import type { PruningPath } from "#core/explain/pruning-path.ts";
import type { TreeDrawing } from "#core/explain/tree-drawing.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Op } from "#workers/operation.ts";

/** `table` names what `setTable` gave, `plan` says how it is split. */
interface OfTree {
  readonly table: string;
  readonly plan: TrainingPlan;
}

export interface TreeOperations {
  /** One tree of the model of all training rows, from 0 on; null where it is not made of trees. */
  drawTree: Op<OfTree & { pipeline: FittedPipeline; tree: number }, TreeDrawing | null>;
  /** How a decision tree does as it is pruned harder, fold by fold. */
  pruningPath: Op<OfTree & { model: PlannedModel }, PruningPath, { share: number }>;
}
