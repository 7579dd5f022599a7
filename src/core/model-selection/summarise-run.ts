import { foldScores } from "#core/evaluate/fold-scores.ts";
import { metricsFor } from "#core/metrics/registry.ts";
import { engineOf } from "#core/model-selection/engine-of.ts";
import { selectionRecords } from "#core/model-selection/selection-records.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { DiskOutcome } from "#core/out-of-core/judge-on-disk.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { RunRecord } from "#core/project/run.ts";
import { canonicalJson, hashText } from "#core/shared/hash.ts";

/** The part of a RunRecord that follows from its parts; ids, names and times are the caller's. */
export type RunSummary = Pick<
  RunRecord,
  | "estimator"
  | "params"
  | "recipe"
  | "randomState"
  | "engine"
  | "engineTimings"
  | "splitKey"
  | "scores"
  | "testToTrain"
  | "fitSeconds"
  | "predictSeconds"
  | "nTrainRows"
  | "disk"
  | "outOfBag"
  | "curves"
  | "notes"
  | "selections"
  | "warnings"
>;

/** Runs with the same key learned from the same rows, for the same target, on the same folds. */
export function splitKey(plan: TrainingPlan, contentHash: string): string {
  const { read, task, target, positive, rows, group, time, split } = plan;
  const chosen = {
    ...(rows === undefined ? {} : { rows }),
    ...(group === undefined ? {} : { group }),
    ...(time === undefined ? {} : { time }),
  };
  return hashText(canonicalJson({ contentHash, read, task, target, positive, ...chosen, split }));
}

/** @param parts finished parts in any order; the final one (fold null) may be missing when stopped early */
export function summariseRun(
  plan: TrainingPlan,
  model: PlannedModel,
  contentHash: string,
  parts: readonly PartOutcome[],
): RunSummary {
  const folds = parts.filter(({ fold }) => fold !== null).sort((a, b) => a.fold! - b.fold!);
  const testToTrain = plan.time === undefined ? undefined : meanRatio(folds);
  const final = parts.find(({ fold }) => fold === null);
  const outOfBag = (final ?? folds[0])?.pipeline.model.outOfBag;
  const selections = selectionRecords(folds.map(({ pipeline }) => pipeline));
  const engines = parts.map(({ pipeline }) => engineOf(pipeline.model));
  return {
    estimator: model.estimator,
    params: model.params,
    recipe: model.recipe,
    randomState: model.randomState,
    engine: engines.find(({ engine }) => engine !== null)?.engine ?? null,
    engineTimings: engines.find(({ timings }) => timings.length > 0)?.timings ?? [],
    splitKey: splitKey(plan, contentHash),
    scores: metricsFor(plan.task).map(({ id }) =>
      foldScores(
        id,
        folds.map(({ scores }) => scores.find(({ metric }) => metric === id)?.value ?? Number.NaN),
        plan.split.folds,
        testToTrain,
      ),
    ),
    ...(testToTrain === undefined ? {} : { testToTrain }),
    fitSeconds: (final ?? folds[0])?.fitSeconds ?? 0,
    predictSeconds: folds.reduce((sum, part) => sum + part.predictSeconds, 0),
    nTrainRows: (final ?? folds[0])?.pipeline.nTrainRows ?? 0,
    ...(final?.disk || folds.some(({ disk }) => disk) ? { disk: diskOf(final, folds) } : {}),
    ...(outOfBag ? { outOfBag } : {}),
    curves: parts.filter(({ curve }) => curve.length > 0).map(({ fold, curve }) => ({ fold, points: curve })),
    notes: (final ?? folds[0])?.notes ?? [],
    ...(selections.length === 0 ? {} : { selections }),
    warnings: [...new Set(parts.flatMap(({ pipeline }) => pipeline.model.warnings))],
  };
}

/** What the parts did with rows on disk: scores are means over the folds that were judged there. */
function diskOf(final: PartOutcome | undefined, folds: readonly PartOutcome[]): DiskOutcome {
  const judged = folds.flatMap(({ disk }) => (disk && disk.judged > 0 ? [disk] : []));
  const scores = (judged[0]?.scores ?? []).map(({ metric }) => {
    const values = judged.map((disk) => disk.scores.find((score) => score.metric === metric)!.value);
    return { metric, value: values.reduce((sum, value) => sum + value, 0) / values.length };
  });
  return {
    learned: (final ?? folds[0])?.disk?.learned ?? 0,
    judged: judged.reduce((sum, disk) => sum + disk.judged, 0),
    scores,
  };
}

/** undefined without a judged fold. */
function meanRatio(folds: readonly PartOutcome[]): number | undefined {
  if (folds.length === 0) return undefined;
  const ratios = folds.map(({ rows, pipeline }) => rows.length / pipeline.nTrainRows);
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / folds.length;
}
