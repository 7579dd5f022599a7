import type { FitProgress } from "#core/estimators/estimator.ts";
import type { Look } from "#core/explain/look-inside.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { FitForecast } from "#core/pipeline/forecast.ts";
import type { PlannedModel, TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { RunId } from "#core/shared/brand.ts";
import type { Problem } from "#core/shared/problems.ts";

/** One model to be fitted on every fold and then on all training rows. */
export interface JobSpec {
  readonly id: RunId;
  readonly title: string;
  readonly plan: TrainingPlan;
  readonly model: PlannedModel;
  /** Keys of what will be computed (core/pipeline/node-keys.ts): of the learn node, and of the recipe feeding it. */
  readonly nodeKey?: string | undefined;
  readonly inputKey?: string | undefined;
  /** Of the data it is trained on (core/versions/version-hash.ts). */
  readonly version?: string | undefined;
  /** Baselines go first. */
  readonly baseline: boolean;
  /** Engines the family can use, in the order to fall back on; empty where there is no choice. */
  readonly engines: readonly { readonly id: string; readonly title: string }[];
  /** What it will take; absent where that is not known. */
  readonly forecast?: FitForecast;
  /** What an earlier visit left of this very job; absent for nothing. */
  readonly kept?: readonly KeptPart[];
}

/** A part as it is kept beside the document while its job is under way: done, or as of its last checkpoint. */
export type KeptPart = Pick<Part, "fold" | "outcome" | "resume" | "points" | "progress" | "spent">;

/** One fold of a job, or its final fit (null). */
export interface Part {
  readonly fold: number | null;
  status: "waiting" | "running" | "done" | "dropped";
  /** 0…1 */
  progress: number;
  points: FitProgress[];
  startedAt: number;
  /** What earlier visits spent on it, ms. */
  spent: number;
  /** How long it took, ms; null until it is done. */
  took: number | null;
  outcome: PartOutcome | null;
  /** The last checkpoint told by its worker. */
  resume: unknown;
  /** As it was last seen by somebody who looks on. */
  look: Look | null;
  retried: boolean;
  /** What it is computed on, as far as that is known. */
  engine: string | null;
  abort: AbortController;
  readonly finish: AbortController;
}

export interface ActiveJob {
  readonly spec: JobSpec;
  readonly parts: readonly Part[];
  stopping: boolean;
  /** The engine to obey: recorded, or decided by the first part. */
  engine: string | null;
  readonly lostEngines: Set<string>;
  timings: readonly EngineTiming[];
  readonly notices: string[];
}

/** How a job ended. A cancelled job leaves nothing. */
export interface JobResult {
  readonly status: "succeeded" | "stopped" | "failed";
  readonly problem: Problem | null;
  /** Parts that were finished, folds in order, the final fit last. */
  readonly parts: readonly PartOutcome[];
  readonly engine: string | null;
  readonly timings: readonly EngineTiming[];
  readonly notices: readonly string[];
}

export function createJob(spec: JobSpec): ActiveJob {
  const folds = Array.from({ length: spec.plan.split.folds }, (_, fold) => fold);
  const parts = [...folds, null].map(createPart);
  for (const { fold, ...kept } of spec.kept ?? []) {
    const part = parts.find((other) => other.fold === fold);
    if (part) Object.assign(part, kept, kept.outcome === null ? {} : { status: "done", took: kept.spent });
  }
  return {
    spec,
    parts,
    stopping: false,
    engine: spec.model.engine,
    lostEngines: new Set(),
    timings: [],
    notices: (spec.kept ?? []).length > 0 ? ["A reload cut this off. It went on from what was kept."] : [],
  };
}

function createPart(fold: number | null): Part {
  return {
    fold,
    status: "waiting",
    progress: 0,
    points: [],
    startedAt: 0,
    spent: 0,
    took: null,
    outcome: null,
    resume: null,
    look: null,
    retried: false,
    engine: null,
    abort: new AbortController(),
    finish: new AbortController(),
  };
}

/** Back into the queue, to be run by another worker. */
export function requeue(part: Part): void {
  part.status = "waiting";
  part.abort = new AbortController();
}

/** A look without a surface leaves the last one standing. */
export function seePart(part: Part, look: Look): void {
  part.look = look.surface === null ? { ...look, surface: part.look?.surface ?? null } : look;
}

const MAX_POINTS = 200;

/** Adds a point to a live curve, at most one an iteration, and begins anew as a fit does; a full curve loses every second point. */
export function addPoint(points: FitProgress[], point: FitProgress): FitProgress[] {
  if (point.trainLoss === null && point.validationLoss === null) return points;
  const isLater = (points.at(-1)?.iteration ?? 0) < point.iteration;
  const kept = isLater ? points : points.filter(({ iteration }) => iteration < point.iteration);
  const thinned = kept.length >= MAX_POINTS ? kept.filter((_, i) => i % 2 === 0) : kept;
  return [...thinned, point];
}

/**
 * The next part to begin. Jobs are in order of priority. While a family with several engines has not yet decided,
 * one part runs alone: it times the engines, and the others obey.
 */
export function nextPart(jobs: readonly ActiveJob[]): { job: ActiveJob; part: Part } | null {
  for (const job of jobs) {
    const deciding = job.spec.engines.length > 0 && job.engine === null;
    if (deciding && job.parts.some(({ status }) => status === "running")) continue;
    const part = job.parts.find(({ status }) => status === "waiting");
    if (part) return { job, part };
  }
  return null;
}

/** Baselines first, then as they were queued; a preferred job before all. */
export function byPriority(jobs: readonly ActiveJob[], preferred: RunId | null): ActiveJob[] {
  const rank = ({ spec }: ActiveJob) => (spec.id === preferred ? 0 : spec.baseline ? 1 : 2);
  return jobs.toSorted((a, b) => rank(a) - rank(b));
}

/** The engine to go on with after one was lost: the fastest that was timed, else the next in the family's order. */
export function nextEngine({ spec, timings, lostEngines }: ActiveJob): string | null {
  const timed = timings
    .filter(({ engine, msPerStep }) => msPerStep !== null && !lostEngines.has(engine))
    .toSorted((a, b) => a.msPerStep! - b.msPerStep!);
  return timed[0]?.engine ?? spec.engines.find(({ id }) => !lostEngines.has(id))?.id ?? null;
}

export function nameOf({ fold }: Part): string {
  return fold === null ? "on all rows" : `fold ${fold + 1}`;
}
