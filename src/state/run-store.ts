import { readParamsOf } from "#state/import.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import { readRunFiles } from "#core/project/run-files-codec.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import { LatheError } from "#core/shared/problems.ts";
import { estimators } from "#core/estimators/registry.ts";
import type { Studio } from "#state/context.ts";

/** Models and outputs of a run, from memory or storage. @throws LatheError "run-has-no-model" */
export async function runFiles(studio: Studio, id: RunId): Promise<RunFiles> {
  const held = studio.vault.runs.get(id);
  if (held) return held;
  const { project } = studio.get();
  const blob = await studio.vault.storage?.files.read(project.id, `run-${id}`);
  const name = project.runs.find((run) => run.id === id)?.name ?? id;
  if (!blob) throw new LatheError("run-has-no-model", { run: name });
  const files = readRunFiles(new Uint8Array(await blob.arrayBuffer()));
  studio.vault.runs.set(id, files);
  return files;
}

/** The same, for questions that look at the table: it must be the one the run was trained on. */
export async function runFilesOnTable(studio: Studio, id: RunId): Promise<RunFiles> {
  const files = await runFiles(studio, id);
  const read = readParamsOf(studio.get().project.graph);
  if (canonicalJson(read ?? {}) !== canonicalJson(files.plan.read)) throw new LatheError("table-changed", {});
  return files;
}

/** Runs of one split, best first; baselines last. The first is the leader. */
export function rankRuns(runs: readonly RunRecord[]): RunRecord[] {
  const scored = runs.filter(({ deletedAt, status }) => deletedAt === null && status !== "failed");
  const newest = scored.at(-1)?.splitKey;
  const comparable = scored.filter(({ splitKey }) => splitKey === newest);
  return comparable.toSorted((a, b) => Number(isBaseline(a)) - Number(isBaseline(b)) || worth(b) - worth(a));
}

function isBaseline({ estimator }: RunRecord): boolean {
  return estimators[estimator]?.baseline ?? false;
}

/** The primary metric as higher is better; the worst when it is not defined. */
function worth({ scores }: RunRecord): number {
  const isNumber = scores.some(({ metric }) => metric === "rmse");
  const metric = primaryMetric(
    isNumber ? "regression" : scores.some((s) => s.metric === "rocAuc") ? "binary" : "multiclass",
  );
  const mean = scores.find((score) => score.metric === metric.id)?.mean ?? Number.NaN;
  if (Number.isNaN(mean)) return Number.NEGATIVE_INFINITY;
  return metric.higherIsBetter ? mean : -mean;
}

/** The run that Evaluate, Explain, Export and Predict show. */
export function openedRun(studio: Studio): RunRecord | null {
  const { project, openRun } = studio.get();
  return project.runs.find(({ id }) => id === openRun) ?? rankRuns(project.runs)[0] ?? null;
}
