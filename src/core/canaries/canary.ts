import type { CanaryFinding } from "#core/canaries/finding.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Table } from "#core/frame/column.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import type { HeldOut } from "#core/project/run-files.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** A run as canaries look at it. No answer of a sealed row is read. */
export interface CanaryContext {
  readonly table: Table;
  readonly plan: TrainingPlan;
  readonly model: PlannedModel;
  readonly split: PreparedSplit;
  /** Out-of-fold predictions. */
  readonly heldOut: readonly HeldOut[];
  readonly clock: () => number;
  readonly checkpoint: Checkpoint<{ readonly share: number }>;
}

export type CanaryVerdict = Pick<CanaryFinding, "verdict" | "sentence" | "advice">;

/** One way in which a score can be better than it should. */
export interface Canary {
  readonly id: string;
  readonly title: string;
  ask(context: CanaryContext): CanaryVerdict | Promise<CanaryVerdict>;
}

export const passes = (sentence: string): CanaryVerdict => ({ verdict: "pass", sentence, advice: null });
export const fails = (sentence: string, advice: string): CanaryVerdict => ({
  verdict: "fail",
  sentence,
  advice,
});
export const silent = (sentence: string): CanaryVerdict => ({ verdict: "silent", sentence, advice: null });
