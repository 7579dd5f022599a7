import type { LookRequest } from "#core/explain/look-inside.ts";
import type { FitProgress } from "#core/estimators/estimator.ts";
import { isAbortError } from "#core/shared/checkpoint.ts";
import type { RunId } from "#core/shared/brand.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";
import {
  type ActiveJob,
  addPoint,
  byPriority,
  createJob,
  type JobResult,
  type JobSpec,
  nameOf,
  nextEngine,
  nextPart,
  type Part,
  requeue,
  seePart,
} from "#state/scheduler/active-job.ts";
import { createGivingWay } from "#state/scheduler/giving-way.ts";
import { fits, tooLarge } from "#state/scheduler/memory-budget.ts";
import type { SchedulerOptions } from "#state/scheduler/scheduler-options.ts";
import { viewJob } from "#state/scheduler/job-view.ts";
import type { TrainClient } from "#workers/client.ts";
import type { FitEvent } from "#workers/protocol.ts";
import { spareCores } from "#workers/spare-cores.ts";

export interface Scheduler {
  add(specs: readonly JobSpec[]): void;
  pause(): void;
  resume(): void;
  readonly paused: boolean;
  /** Leaves the processor to the page for so long, ms, as it draws. The list of jobs says nothing of it. */
  giveWay(ms?: number): void;
  /** Keeps what is done and what running parts have at their next checkpoint. */
  stop(id: RunId): void;
  cancel(id: RunId): void;
  cancelAll(): void;
  /** What somebody wants to see of models while they are trained; null for nothing. */
  watch(request: LookRequest | null): void;
  /** Puts a job before all others. */
  prefer(id: RunId | null): void;
}

interface Slot {
  readonly client: TrainClient;
  /** Key and worker generation of the table it holds. */
  holds: string | null;
  busy: boolean;
}

/**
 * Owns the training workers: one queue of parts (folds and final fits) for all jobs. Which worker runs a part, and
 * in what order they end, changes no result: each part is a function of table, plan, model and fold alone.
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const slots: Slot[] = [];
  let jobs: ActiveJob[] = [];
  let preferred: RunId | null = null;
  let watched: LookRequest | null = null;
  let paused = false;
  let cancelShow: (() => void) | null = null;
  const cores = spareCores(options.poolSize);
  const tellCores = () => cores.tell(slots.filter(({ busy }) => busy).length);
  const budget = options.memoryBudget ?? Number.POSITIVE_INFINITY;

  const way = createGivingWay(
    options,
    () => slots.forEach(({ client }) => client.pause()),
    () => !paused && goOn(),
  );
  function goOn(): void {
    for (const { client } of slots) client.resume();
    pump();
  }

  function show(): void {
    cancelShow?.();
    cancelShow = null;
    const now = options.clock();
    options.onJobs(jobs.map((job) => viewJob(job, paused, options.poolSize, now, budget)));
  }
  function showSoon(): void {
    cancelShow ??= options.later(100, show);
  }

  function pump(): void {
    while (!paused && !way.isOn) {
      const next = nextPart(byPriority(jobs, preferred).filter((job) => fits(job, jobs, budget)));
      const slot = next && freeSlot();
      if (!next || !slot) return;
      slot.busy = true;
      tellCores();
      next.part.status = "running";
      next.part.startedAt = options.clock() - next.part.spent;
      next.part.engine = next.job.engine;
      void run(slot, next.job, next.part);
    }
  }
  function freeSlot(): Slot | null {
    const free = slots.find(({ busy }) => !busy);
    if (free) return free;
    if (slots.length >= options.poolSize) return null;
    const slot: Slot = { client: options.createWorker(), holds: null, busy: false };
    slots.push(slot);
    return slot;
  }

  async function run(slot: Slot, job: ActiveJob, part: Part): Promise<void> {
    try {
      const table = await giveTable(slot);
      if (watched !== null) await slot.client.run("watch", watched);
      const { plan, model: planned } = job.spec;
      const { fold, resume } = part;
      const model = { ...planned, engine: job.engine };
      const input = { table, plan, model, fold, resume, spareCores: cores.cell };
      part.outcome = await slot.client.run("fitPart", input, {
        signal: part.abort.signal,
        finish: part.finish.signal,
        onProgress: (progress) => onProgress(part, progress),
        onEvent: (event) => onEvent(job, part, event),
      });
      part.status = "done";
      part.progress = 1;
      part.took = options.clock() - part.startedAt;
      keep(job, part);
      decideEngine(job, part.outcome.pipeline.model.engine ?? null);
    } catch (error) {
      onFailure(slot, job, part, error);
    } finally {
      slot.busy = false;
      tellCores();
      settle(job);
      pump();
      show();
    }
  }

  /** The table is sent once to each worker, and again to one that was started anew. */
  async function giveTable(slot: Slot): Promise<string> {
    const wanted = options.tableKey();
    const holds = `${slot.client.generation} ${wanted}`;
    if (wanted !== null && slot.holds === holds) return wanted;
    const table = await options.table();
    await slot.client.run("setTable", table);
    slot.holds = `${slot.client.generation} ${table.key}`;
    return table.key;
  }

  function onProgress(part: Part, progress: FitProgress): void {
    part.progress = Math.min(0.99, progress.iteration / Math.max(1, progress.maxIter));
    part.points = addPoint(part.points, progress);
    showSoon();
  }
  function onEvent(job: ActiveJob, part: Part, event: FitEvent): void {
    if (event.kind === "checkpoint") {
      part.resume = event.state;
      return keep(job, part);
    }
    if (event.kind === "look") {
      seePart(part, event.look);
      return showSoon();
    }
    job.timings = event.timings;
    part.engine = event.engine;
    decideEngine(job, event.engine);
    pump();
    show();
  }
  function decideEngine(job: ActiveJob, engine: string | null): void {
    if (engine === null || job.engine === engine || job.engine !== null) return;
    job.engine = engine;
    options.onEngine(job.spec, engine);
  }

  function keep({ spec }: ActiveJob, part: Part): void {
    const { fold, outcome, resume, points, progress } = part;
    const spent = part.took ?? options.clock() - part.startedAt;
    options.keeper?.keep(spec, { fold, outcome, resume: outcome ? null : resume, points, progress, spent });
  }

  function onFailure(slot: Slot, job: ActiveJob, part: Part, error: unknown): void {
    if (isAbortError(error) || !jobs.includes(job)) {
      part.status = "dropped";
      return;
    }
    const code = error instanceof LatheError ? error.problem.code : null;
    if (code === "device-lost" && goOnElsewhere(slot, job, part)) return;
    if (code === "worker-lost" && !part.retried) {
      part.retried = true;
      job.notices.push(`A background worker stopped while training ${nameOf(part)}. It was started again.`);
      return requeue(part);
    }
    part.status = "dropped";
    end(job, "failed", options.problemOf(error));
  }

  /** After a lost device only a fresh worker trains again; it goes on from the last checkpoint, on another engine. */
  function goOnElsewhere(slot: Slot, job: ActiveJob, part: Part): boolean {
    slot.client.terminate();
    const lost = part.engine;
    if (lost === null) return false;
    job.lostEngines.add(lost);
    // Another part may have lost the same device, and moved the job already.
    const moved = job.engine !== null && !job.lostEngines.has(job.engine);
    const engine = moved ? job.engine : nextEngine(job);
    if (engine === null) return false;
    const title = (id: string) => job.spec.engines.find((known) => known.id === id)?.title ?? id;
    const where = part.resume === null ? "from its start" : "from its last checkpoint";
    job.notices.push(
      `${title(lost)} was lost while training ${nameOf(part)}. Training goes on with ${title(engine)}, ${where}.`,
    );
    if (!moved) options.onEngine(job.spec, engine);
    job.engine = engine;
    requeue(part);
    return true;
  }

  /** Ends a job when nothing of it is left to run. */
  function settle(job: ActiveJob): void {
    if (!jobs.includes(job)) return;
    if (job.parts.some(({ status }) => status === "waiting" || status === "running")) return;
    end(job, job.stopping ? "stopped" : "succeeded", null);
  }

  function end(job: ActiveJob, status: JobResult["status"], problem: Problem | null): void {
    jobs = jobs.filter((other) => other !== job);
    for (const part of job.parts) part.abort.abort();
    const parts = job.parts.flatMap(({ outcome }) => outcome ?? []);
    options.keeper?.drop(job.spec);
    if (status === "stopped" && parts.length === 0) return show(); // nothing was kept, so nothing is to be told
    const { engine, timings, notices } = job;
    options.onEnd(job.spec, { status, problem, parts, engine, timings, notices });
    if (jobs.length === 0) options.onIdle();
  }

  function cancel(job: ActiveJob): void {
    options.keeper?.drop(job.spec);
    jobs = jobs.filter((other) => other !== job);
    for (const part of job.parts) part.abort.abort();
  }

  return {
    add(specs) {
      const added = specs.map(createJob);
      jobs = [...jobs, ...added];
      for (const job of added) {
        const problem = tooLarge(job.spec, budget);
        if (problem) end(job, "failed", problem);
        else settle(job); // all of it may have been kept
      }
      pump();
      show();
    },
    pause() {
      paused = true;
      for (const { client } of slots) client.pause();
      show();
    },
    resume() {
      paused = false;
      if (!way.isOn) goOn();
      show();
    },
    giveWay: way.begin,
    get paused() {
      return paused;
    },
    stop(id) {
      const job = jobs.find(({ spec }) => spec.id === id);
      if (!job) return;
      job.stopping = true;
      for (const part of job.parts) {
        if (part.status === "waiting") part.status = "dropped";
        else part.finish.abort();
      }
      settle(job);
      show();
    },
    cancel(id) {
      for (const job of jobs.filter(({ spec }) => spec.id === id)) cancel(job);
      pump();
      show();
    },
    cancelAll() {
      for (const job of jobs) cancel(job);
      show();
    },
    watch(request) {
      watched = request;
      // A worker that is lost now tells so in the part that it runs.
      for (const { client } of slots) client.run("watch", request).catch(() => undefined);
    },
    prefer(id) {
      preferred = id;
    },
  };
}
