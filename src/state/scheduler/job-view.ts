import { primaryMetric } from "#core/metrics/registry.ts";
import { forecastRun, type Means, workersAtOnce } from "#core/pipeline/within-means.ts";
import type { ActiveJob, Part } from "#state/scheduler/active-job.ts";
import type { Job } from "#state/studio-state.ts";

/** A job as the screens show it: plain data. */
export function viewJob(
  job: ActiveJob,
  paused: boolean,
  poolSize: number,
  now: number,
  memoryBudget = Number.POSITIVE_INFINITY,
): Job {
  const { spec, parts } = job;
  const means = { workers: poolSize, bytes: memoryBudget };
  const counted = parts.filter(({ status }) => status !== "dropped");
  const running = counted.filter(({ status }) => status === "running");
  const done = counted.filter(({ status }) => status === "done");
  const progress = counted.reduce((sum, part) => sum + (part.status === "done" ? 1 : part.progress), 0);
  return {
    id: spec.id,
    node: spec.model.node,
    title: spec.title,
    nodeKey: spec.nodeKey,
    status: job.stopping
      ? "stopping"
      : paused
        ? "paused"
        : running.length + done.length > 0
          ? "running"
          : "queued",
    partsDone: done.length,
    partsTotal: parts.length,
    running: running.map(({ fold }) => fold),
    progress: counted.length === 0 ? 1 : progress / counted.length,
    eta: estimate(counted, atOnce(job, means), now),
    curves: parts.filter(({ points }) => points.length > 0).map(({ fold, points }) => ({ fold, points })),
    look: lookOf(running),
    scoreSoFar: scoreSoFar(job),
    forecast: spec.forecast ? forecastRun(spec.forecast, means) : null,
    engine: job.engine,
    engineTimings: job.timings,
    notices: [...job.notices],
  };
}

/** Parts of a job that can run at the same time. */
function atOnce({ spec: { forecast } }: ActiveJob, means: Means): number {
  return forecast ? workersAtOnce(forecast, means) : means.workers;
}

/** The running part that is seen is the one whose curve is in focus: the last. */
function lookOf(running: readonly Part[]): Job["look"] {
  const seen = running.findLast(({ look }) => look !== null);
  return seen?.look ? { fold: seen.fold, ...seen.look } : null;
}

/**
 * Seconds left, from how long finished parts took and how far running ones are. The range is that of the parts seen
 * so far, at least a quarter either way.
 */
function estimate(
  parts: readonly Part[],
  poolSize: number,
  now: number,
): readonly [number, number, number] | null {
  const samples = parts.flatMap((part) => {
    if (part.took !== null) return [part.took];
    const elapsed = now - part.startedAt;
    return part.status === "running" && part.progress > 0.05 ? [elapsed / part.progress] : [];
  });
  if (samples.length === 0) return null;
  const left = parts.reduce((sum, part) => sum + (part.status === "done" ? 0 : 1 - part.progress), 0);
  const unfinished = parts.filter(({ status }) => status !== "done").length;
  const share = left / Math.max(1, Math.min(poolSize, unfinished)) / 1000;
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  const least = Math.min(0.75 * mean, ...samples);
  const most = Math.max(1.25 * mean, ...samples);
  return [least * share, mean * share, most * share];
}

function scoreSoFar({ spec, parts }: ActiveJob): number | null {
  const { id } = primaryMetric(spec.plan.task);
  const scores = parts
    .filter(({ fold }) => fold !== null)
    .flatMap(({ outcome }) => outcome?.scores.filter(({ metric }) => metric === id) ?? [])
    .map(({ value }) => value)
    .filter((value) => !Number.isNaN(value));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
