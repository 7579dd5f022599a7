import { afterEach, describe, expect, it } from "vitest";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";
import { fitPart } from "#core/model-selection/fit-part.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { defaultGraph, defaultSplit } from "#core/pipeline/default-graph.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { PlannedModel } from "#core/pipeline/plan-types.ts";
import type { RunId } from "#core/shared/brand.ts";
import { problemOf } from "#state/context.ts";
import type { JobResult, JobSpec } from "#state/scheduler/active-job.ts";
import { createScheduler } from "#state/scheduler/scheduler.ts";
import type { Job } from "#state/studio-state.ts";
import { closeWorkers, connect, type Handlers, inProcessWorker } from "#test/support/in-process-worker.ts";
import { mixedTable } from "#test/support/tables.ts";
import type { TrainOperations } from "#workers/protocol.ts";

afterEach(closeWorkers);

/** Small enough that a family is fitted in a blink; all else stays at its default. */
const quick = new Map<string, object>([
  ["mlp", { hiddenLayers: [8], maxIter: 10 }],
  ["ebm", { outerBags: 2, maxRounds: 30, interactions: 2 }],
  ["random-forest", { nEstimators: 10 }],
  ["extra-trees", { nEstimators: 10 }],
]);

/** One model of the family on a real table, its real fits, and one worker that obeys `during`. */
function setup(id: string, during: (fit: { readonly fold: number | null; crash(): void }) => void) {
  const spec = estimators[id]!;
  const task = spec.tasks.includes("binary") ? "binary" : "regression";
  const table = mixedTable(240, task);
  const features = ["size", "weight", "colour", "when"];
  const roles = {
    target: "target",
    task,
    positive: null,
    columns: features.map((column) => ({ column, role: "feature" as const })),
  } as const;
  const split = { ...defaultSplit, folds: 2 };
  const plan = compilePlan(defaultGraph({ read: {}, roles, split, models: [id], randomState: 0 }));
  const prepared = prepareSplit(table, plan);
  const model: PlannedModel = {
    ...plan.models[0]!,
    params: spec.params.parse(quick.get(id) ?? {}),
    engine: spec.engines ? "fused" : null, // chosen by timing else
  };
  const alone = { clock: () => 0, finishEarly: { aborted: false } };
  const direct = () =>
    Promise.all(
      [0, 1, null].map((fold) => fitPart(table, plan, model, prepared, fold, async () => {}, alone)),
    );

  const ended = new Map<string, JobResult>();
  const idle: (() => void)[] = [];
  let jobs: readonly Job[] = [];
  const spawn = () => {
    const handlers = {
      setTable: async () => null,
      fitPart: async (input, call) => {
        const tell = () => during({ fold: input.fold, crash: () => worker.crash() });
        const outcome = await fitPart(
          table,
          input.plan,
          input.model,
          prepared,
          input.fold,
          async (progress) => {
            tell();
            await call.checkpoint(progress);
          },
          call,
        );
        tell(); // a family that never awaits a checkpoint is met before it answers
        return outcome;
      },
    } as Partial<Handlers<TrainOperations>> as Handlers<TrainOperations>;
    const worker = inProcessWorker<TrainOperations>(handlers);
    return worker;
  };
  const later = (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  };
  const scheduler = createScheduler({
    poolSize: 1,
    createWorker: () => connect<TrainOperations>(spawn, { doing: () => "training" }),
    table: async () => ({ key: "t", table, disk: null }),
    tableKey: () => "t",
    clock: () => performance.now(),
    later,
    wait: later,
    problemOf,
    onJobs(now) {
      jobs = now;
      if (now.length === 0) for (const tell of idle.splice(0)) tell();
    },
    onEngine() {},
    onIdle() {},
    onEnd: (of, result) => ended.set(of.id, result),
  });
  const job = (name: string): JobSpec => ({
    id: name as RunId,
    title: spec.title,
    plan,
    model,
    baseline: false,
    engines: spec.engines ?? [],
  });
  const done = () =>
    jobs.length === 0 ? Promise.resolve() : new Promise<void>((resolve) => idle.push(resolve));
  return { scheduler, job, ended, done, direct, jobs: () => jobs };
}

describe.each(estimatorIds)("%s", (id) => {
  it("is trained as if nothing had been when its worker is killed in the middle of a fold", async () => {
    let killed = false;
    const { scheduler, job, ended, done, direct } = setup(id, ({ fold, crash }) => {
      if (fold !== 1 || killed) return;
      killed = true;
      crash();
    });
    scheduler.add([job("a")]);
    await done();
    expect(killed).toBe(true);
    expect(ended.get("a")).toMatchObject({
      status: "succeeded",
      notices: ["A background worker stopped while training fold 2. It was started again."],
    });
    const outputs = (await direct()).map((part) => part.outputs);
    expect(ended.get("a")?.parts.map((part) => part.outputs)).toEqual(outputs);
  });

  it("fails with a clear word when its worker is killed again and again", async () => {
    const { scheduler, job, ended, done } = setup(id, ({ crash }) => crash());
    scheduler.add([job("a")]);
    await done();
    expect(ended.get("a")).toMatchObject({
      status: "failed",
      problem: { code: "worker-lost", details: { doing: "training" } },
    });
  });

  it("is gone from the list in the moment it is cancelled, and the next model is trained", async () => {
    let left: readonly Job[] | null = null;
    const { scheduler, job, ended, done, jobs } = setup(id, () => {
      if (left !== null) return;
      scheduler.cancel("a" as RunId);
      left = jobs();
    });
    scheduler.add([job("a")]);
    scheduler.add([job("b")]);
    await done();
    expect(left).toMatchObject([{ id: "b" }]);
    expect([...ended].map(([name, { status }]) => [name, status])).toEqual([["b", "succeeded"]]);
  });
});
