import { estimators } from "#core/estimators/registry.ts";
import { setLearn } from "#core/pipeline/edit.ts";
import { nodeKeys, wiredPart } from "#core/pipeline/node-keys.ts";
import { inputsOf } from "#core/pipeline/recipe-chain.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { modelRefusal } from "#core/pipeline/within-means.ts";
import { summariseRun } from "#core/model-selection/summarise-run.ts";
import { runFilesOf } from "#core/project/run-files.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { isAsking } from "#state/is-asking.ts";
import type { Studio } from "#state/context.ts";
import type { JobResult, JobSpec } from "#state/scheduler/active-job.ts";
import { forecastOn, meansOf } from "#state/model-refusals.ts";
import type { StudioVerbs } from "#state/studio-state.ts";
import { versionOf } from "#core/versions/version-hash.ts";

type TrainingVerbs = Pick<StudioVerbs, "train" | "watchTraining" | "pause" | "resume" | "stop" | "cancel">;

export function trainingVerbs(studio: Studio): TrainingVerbs {
  const setPaused = (paused: boolean) => {
    if (paused) studio.scheduler.pause();
    else studio.scheduler.resume();
    studio.set({ paused });
  };
  return {
    train(nodes, { anyway } = { anyway: false }) {
      if (studio.vault.tableKey === null) return;
      if (studio.get().readOnly) return studio.report(new LatheError("read-only-window", {}));
      const { data } = studio.get();
      if (data.status === "ready" && isAsking(data.dataset.reading))
        studio.set({ setAside: data.dataset.reading }); // whoever trains has seen the question, and takes the table as it is
      try {
        start(studio, nodes, anyway);
      } catch (error) {
        studio.report(error);
      }
    },
    watchTraining: (request) => studio.scheduler.watch(request),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    stop: (job) => studio.scheduler.stop(job),
    cancel: (job) => studio.scheduler.cancel(job),
  };
}

/**
 * Queues a run of each node; one still under way for the same node is replaced. What is forecast to take too long is left
 * out, unless it is wanted anyway; so is what does not fit into memory, unless it was asked for by name: then the scheduler
 * refuses it as a run that failed. Train says of each that was left out why.
 */
function start(studio: Studio, nodes: readonly NodeId[] | undefined, anyway: boolean): void {
  const { project, jobs, data } = studio.get();
  const facts = data.status === "ready" ? data.dataset : null;
  const plan = compilePlan(wiredPart(project.graph)); // a model that is not wired yet stops no other
  const keys = nodeKeys(project.graph, project.source?.contentHash ?? "");
  const version = versionOf(project.graph, project.source?.contentHash ?? "");
  const wanted = plan.models
    .filter(({ node }) => nodes === undefined || nodes.includes(node))
    .map((model) => ({ model, forecast: facts ? forecastOn(plan, model, facts) : null }));
  const causeOf = ({ model, forecast }: (typeof wanted)[number]) =>
    forecast === null ? undefined : modelRefusal(model, forecast, meansOf(studio.services))?.cause;
  const tooLong = wanted.filter((one) => !anyway && causeOf(one) === "time");
  const tooLarge = nodes === undefined ? wanted.filter((one) => causeOf(one) === "memory") : [];
  const models = wanted.filter((one) => !tooLong.includes(one) && !tooLarge.includes(one));
  for (const job of jobs) {
    const of = (list: typeof wanted) => list.some(({ model }) => model.node === job.node);
    if (nodes === undefined ? !of(tooLong) : of(models)) studio.scheduler.cancel(job.id);
  }
  const taken = new Set(project.runs.map(({ name }) => name));
  const specs = models.map(({ model, forecast }): JobSpec => {
    const spec = estimators[model.estimator]!; // compilePlan names only registered families
    const title = freeName(spec.title, taken);
    taken.add(title);
    const key = keys.get(model.node) ?? "";
    const kept = studio.vault.keptParts.get(key);
    studio.vault.keptParts.delete(key);
    return {
      id: studio.services.newId() as RunId,
      title,
      plan,
      model,
      nodeKey: key,
      inputKey: keys.get(inputsOf(project.graph, model.node)[0]?.id as NodeId),
      version,
      baseline: spec.baseline,
      engines: spec.engines ?? [],
      ...(kept ? { kept } : {}),
      ...(forecast ? { forecast } : {}),
    };
  });
  studio.scheduler.add(specs);
  // Of a model that was asked for by name it is said; Train lists the others, with the reason.
  const [asked] = nodes === undefined ? [] : tooLong;
  if (asked) throw new LatheError("takes-too-long", { model: estimators[asked.model.estimator]!.title });
}

/** The engine that timing proposed is written into the document, and obeyed by later runs. */
export function recordEngine(studio: Studio, { model }: JobSpec, engine: string): void {
  studio.record((project) => {
    const exists = project.graph.nodes.some(({ id }) => id === model.node);
    return exists ? { ...project, graph: setLearn(project.graph, model.node, { engine }) } : project;
  });
}

export function recordRun(studio: Studio, spec: JobSpec, result: JobResult): void {
  const { project, data } = studio.get();
  const contentHash = data.status === "ready" ? data.dataset.reading.contentHash : "";
  const { engine, timings, notices } = result;
  const summary = summariseRun(spec.plan, spec.model, contentHash, result.parts);
  const files = runFilesOf(spec.plan, result.parts);
  const unfinished = wordsForUnfinished(spec.plan, result.parts);
  const run: RunRecord = {
    ...summary,
    id: spec.id,
    node: spec.model.node,
    nodeKey: spec.nodeKey,
    inputKey: spec.inputKey,
    version: spec.version,
    name: spec.title,
    engine: engine ?? summary.engine,
    engineTimings: timings.length > 0 ? timings : summary.engineTimings,
    createdAt: studio.services.now(),
    deletedAt: null,
    status: result.status,
    problem: result.problem,
    test: null,
    warnings: [...summary.warnings, ...notices, ...unfinished],
    importance: null,
  };
  if (files) studio.vault.runs.set(run.id, files);
  studio.record((now) => (now.id === project.id ? { ...now, runs: [...now.runs, run] } : now));
  if (files) studio.saveRun(run.id, files);
}

/** Without the fit on all training rows, `runFilesOf` takes the first part that was finished: which one is said. */
function wordsForUnfinished({ split }: TrainingPlan, parts: readonly PartOutcome[]): string[] {
  const [used] = parts;
  if (!used || parts.some(({ fold }) => fold === null)) return [];
  return [
    `Stopped before the fit on all training rows: predictions and exports use the model of fold ${(used.fold ?? 0) + 1} of ${split.folds}.`,
  ];
}

function freeName(title: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? title : `${title} ${n}`;
    if (!taken.has(name)) return name;
  }
}
