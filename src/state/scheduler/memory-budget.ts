import { LatheError, type Problem } from "#core/shared/problems.ts";
import type { ActiveJob, JobSpec } from "#state/scheduler/active-job.ts";

/** Whether one more part of a job fits beside those that run. One alone always may: jobs too large are refused. */
export function fits({ spec }: ActiveJob, jobs: readonly ActiveJob[], budget: number): boolean {
  const taken = jobs.reduce((sum, job) => sum + bytesOf(job.spec) * runningOf(job), 0);
  return taken === 0 || taken + bytesOf(spec) <= budget;
}

/** Why a job cannot begin at all: not even one part of it fits. A baseline is tried all the same (within-means.ts). */
export function tooLarge(spec: JobSpec, budget: number): Problem | null {
  if (spec.baseline || bytesOf(spec) <= budget) return null;
  const needed = `${(bytesOf(spec) / 1e9).toFixed(1)} GB`;
  return new LatheError("out-of-memory", { doing: `training ${spec.title}`, needed }).problem;
}

const bytesOf = ({ forecast }: JobSpec): number => forecast?.bytes ?? 0;
const runningOf = ({ parts }: ActiveJob): number => parts.filter(({ status }) => status === "running").length;
