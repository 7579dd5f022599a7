import type { ModelForecast } from "#cli/train/refused-models.ts";
import type { CanaryFinding } from "#core/canaries/finding.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { ReadWarning } from "#core/frame/reading.ts";
import type { PreparedSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { runWords } from "#core/pipeline/within-means.ts";

/** What is trained on, and the rows that take no part, each with its reason. */
export function startWords(
  { task, target, features }: TrainingPlan,
  { nTrain, nTest, nIgnored, nLeftOut, nNoPlace }: PreparedSplit,
  warnings: readonly ReadWarning[],
): string {
  const noTarget = nIgnored - nLeftOut - nNoPlace;
  // An infinite number is read as a missing one, of which the reading keeps the count.
  const infinite = warnings.find(
    ({ code, column }) => code === "infinite-values" && column === target,
  )?.count;
  return [
    `${task} of “${target}”: ${nTrain} training rows`,
    `${nTest} test rows`,
    counted(features.length, "feature"),
    ...(nLeftOut > 0 ? [`${counted(nLeftOut, "row")} left out by the pipeline`] : []),
    ...(nNoPlace > 0 ? [`${counted(nNoPlace, "row")} left out for want of a group or a time`] : []),
    ...(noTarget > 0
      ? [
          `${counted(noTarget, "row")} left out for want of a target${infinite === undefined ? "" : ` (infinite in ${counted(infinite, "row")} of the file)`}`,
        ]
      : []),
  ].join(", ");
}

/** What each model that is begun will take. */
export function forecastLines(forecasts: readonly ModelForecast[]): readonly string[] {
  return forecasts
    .filter(({ refusal }) => refusal?.cause !== "memory")
    .map(
      ({ model, run }) =>
        `${estimators[model.estimator]?.title ?? model.estimator}: ${runWords(run)}, by forecast`,
    );
}

/** What failed, with what to do; one line where nothing did. */
export function canaryLines(title: string, findings: readonly CanaryFinding[]): readonly string[] {
  const failed = findings.filter(({ verdict }) => verdict === "fail");
  const nPassed = findings.filter(({ verdict }) => verdict === "pass").length;
  if (failed.length === 0) return [`${title}: ${nPassed} of ${findings.length} canaries asked, none failed`];
  return failed.map(
    ({ title: canary, sentence, advice }) => `${title}: ${canary}: ${sentence} ${advice ?? ""}`,
  );
}

/** @param failed titles of the models that have no score */
export function failureWords(failed: readonly string[], nModels: number): string {
  const which =
    failed.length === nModels
      ? "no model was trained"
      : `${failed.length} of ${counted(nModels, "model")} not trained`;
  return `${which}: ${failed.join(", ")}; report.json says why`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
