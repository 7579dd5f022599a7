import { afterEach, describe, expect, it } from "vitest";
import type { FitProgress } from "#core/estimators/estimator.ts";
import type { PartOutcome } from "#core/model-selection/fit-part.ts";
import { compilePlan } from "#core/pipeline/plan.ts";
import type { EngineTiming } from "#core/project/run.ts";
import type { NodeId, RunId } from "#core/shared/brand.ts";
import { LatheError } from "#core/shared/problems.ts";
import { problemOf } from "#state/context.ts";
import type { JobResult, JobSpec } from "#state/scheduler/active-job.ts";
import { createScheduler, type Scheduler } from "#state/scheduler/scheduler.ts";
import type { SchedulerOptions } from "#state/scheduler/scheduler-options.ts";
import type { Job } from "#state/studio-state.ts";
import { smallGraph, smallPipeline } from "#test/support/small-project.ts";
import {
  type Call,
  closeWorkers,
  connect,
  type Handlers,
  inProcessWorker,
} from "#test/support/in-process-worker.ts";
import type { FitEvent, FitPartInput, TrainOperations } from "#workers/protocol.ts";

type Fit = (
  input: FitPartInput,
  call: Call<FitProgress, FitEvent>,
  worker: FakeWorker,
) => Promise<PartOutcome>;
interface FakeWorker {
  readonly number: number;
  crash(): void;
}

afterEach(closeWorkers);

/** A scheduler over workers whose fit is given, and everything it says. */
function setup(
  fit: Fit,
  poolSize = 2,
  tableKey: () => string | null = () => "t1",
  more: Pick<SchedulerOptions, "memoryBudget" | "keeper"> = {},
) {
  const begun: string[] = [];
  const tables: string[] = [];
  const ended = new Map<string, JobResult>();
  const engines: string[] = [];
  let jobs: readonly Job[] = [];
  let workers = 0;
  const idle: (() => void)[] = [];

  function spawn() {
    const worker = { number: ++workers, crash: () => spawned.crash() };
    const handlers = {
      setTable: async ({ key }) => {
        tables.push(`${worker.number} ${key}`);
        return null;
      },
      fitPart: (input, call) => {
        begun.push(`${input.model.node} ${input.fold ?? "all"}`);
        return fit(input, call, worker);
      },
    } as Partial<Handlers<TrainOperations>> as Handlers<TrainOperations>;
    const spawned = inProcessWorker<TrainOperations>(handlers);
    return spawned;
  }

  const later = (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  };
  const scheduler: Scheduler = createScheduler({
    poolSize,
    ...more,
    createWorker: () => connect<TrainOperations>(spawn, { doing: () => "training" }),
    table: async () => ({ key: tableKey() ?? "", table: { nRows: 0, columns: [] }, disk: null }),
    tableKey,
    clock: () => performance.now(),
    later,
    wait: later,
    problemOf,
    onJobs(now) {
      jobs = now;
      if (now.length === 0) for (const tell of idle.splice(0)) tell();
    },
    onEngine: (_, engine) => engines.push(engine),
    onIdle() {},
    onEnd: (spec, result) => ended.set(spec.id, result),
  });
  const done = () =>
    jobs.length === 0 ? Promise.resolve() : new Promise<void>((resolve) => idle.push(resolve));
  return { scheduler, begun, tables, ended, engines, done, jobs: () => jobs };
}

const plan = compilePlan(smallGraph); // two folds

function spec(id: string, change: Partial<JobSpec> = {}): JobSpec {
  const model = { ...plan.models[0]!, node: id as NodeId };
  return { id: id as RunId, title: id, plan, model, baseline: false, engines: [], ...change };
}

function outcome({ fold, model }: FitPartInput, score = (fold ?? 9) / 10): PartOutcome {
  const pipeline = smallPipeline();
  const engine = model.engine === null ? {} : { engine: model.engine };
  return {
    fold,
    rows: Int32Array.of(fold ?? -1),
    outputs: Float64Array.of(score),
    scores: fold === null ? [] : [{ metric: "rmse", value: score }],
    fitSeconds: 0,
    predictSeconds: 0,
    curve: [],
    notes: [],
    pipeline: { ...pipeline, model: { ...pipeline.model, ...engine } },
  };
}

const quick: Fit = async (input) => outcome(input);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const forecast = (bytes: number) => ({ nFeatures: 1, bytes, secondsPerPart: 2, nParts: 3 });

/** Works until it is told to end; one checkpoint every millisecond or so. */
const endless: Fit = async (input, { checkpoint, finishEarly }) => {
  for (let iteration = 1; !finishEarly.aborted; iteration++) {
    await checkpoint({ iteration, maxIter: 1000, trainLoss: 1 / iteration, validationLoss: null });
    await wait(1);
  }
  return outcome(input);
};

describe("the queue", () => {
  it("runs folds in order and the fit on all rows last, baselines before the others", async () => {
    const { scheduler, begun, done } = setup(quick, 1);
    scheduler.add([spec("ridge"), spec("baseline", { baseline: true })]);
    await done();
    expect(begun).toEqual(["baseline 0", "baseline 1", "baseline all", "ridge 0", "ridge 1", "ridge all"]);
  });

  it("lets a preferred job pass the others", async () => {
    const { scheduler, begun, done } = setup(quick, 1);
    scheduler.prefer("c" as RunId);
    scheduler.add([spec("a"), spec("b"), spec("c")]);
    await done();
    expect(begun.slice(0, 3)).toEqual(["c 0", "c 1", "c all"]);
  });

  it("tells fits how many cores each may take beside its own, also while they run", async () => {
    const told: (number | undefined)[] = [];
    const { scheduler, begun, done } = setup(async (input) => {
      const spare = () => input.spareCores?.[0];
      while (begun.length < 3) await wait(1);
      if (input.fold === null)
        while (spare() !== 4) await wait(1); // both folds are done
      else {
        told.push(spare());
        while (told.length < 2) await wait(1); // a fold that ended would free its core for the other
      }
      return outcome(input);
    }, 5);
    scheduler.add([spec("a")]);
    await done();
    expect(told).toEqual([0, 0]);
  });

  it.each([1, 2, 5])("gives the same parts with %i workers, whatever order they end in", async (poolSize) => {
    const slowFirst: Fit = async (input) => {
      await wait(input.fold === 0 ? 40 : 1);
      return outcome(input);
    };
    const { scheduler, ended, done } = setup(slowFirst, poolSize);
    scheduler.add([spec("a"), spec("b")]);
    await done();
    const parts = (id: string) => ended.get(id)?.parts.map(({ fold, outputs }) => [fold, outputs[0]]);
    expect([parts("a"), parts("b")]).toEqual(
      [0, 1].map(() => [
        [0, 0],
        [1, 0.1],
        [null, 0.9],
      ]),
    );
    expect(ended.get("a")?.status).toBe("succeeded");
  });

  it("sends the table once to each worker, and again when it has changed", async () => {
    let key = "t1";
    const { scheduler, tables, done } = setup(quick, 1, () => key);
    scheduler.add([spec("a")]);
    await done();
    key = "t2";
    scheduler.add([spec("b")]);
    await done();
    expect(tables).toEqual(["1 t1", "1 t2"]);
  });

  it("ends only the job whose fit failed", async () => {
    const { scheduler, ended, done } = setup(async (input) => {
      if (input.model.node === "a") throw new LatheError("no-features", {});
      return outcome(input);
    });
    scheduler.add([spec("a"), spec("b")]);
    await done();
    expect(ended.get("a")).toMatchObject({ status: "failed", problem: { code: "no-features" } });
    expect(ended.get("b")?.status).toBe("succeeded");
  });
});

describe("what the person asks for", () => {
  it("shows progress, curves and what is left", async () => {
    const { scheduler, jobs } = setup(endless, 1);
    scheduler.add([spec("a")]);
    await wait(250);
    const [job] = jobs();
    expect(job).toMatchObject({ status: "running", partsDone: 0, partsTotal: 3, running: [0] });
    expect(job!.curves[0]!.points.length).toBeGreaterThan(2);
    scheduler.cancel("a" as RunId);
  });

  it("stops, and keeps what running parts had; parts that had not begun are dropped", async () => {
    const { scheduler, ended, done } = setup(endless, 2);
    scheduler.add([spec("a")]);
    await wait(60);
    scheduler.stop("a" as RunId);
    await done();
    expect(ended.get("a")).toMatchObject({ status: "stopped", problem: null });
    expect(ended.get("a")?.parts.map(({ fold }) => fold)).toEqual([0, 1]);
  });

  it("cancels, leaves nothing, and goes on with the next job", async () => {
    const fit: Fit = (input, call, worker) =>
      input.model.node === "a" ? endless(input, call, worker) : quick(input, call, worker);
    const { scheduler, ended, done } = setup(fit, 1);
    scheduler.add([spec("a"), spec("b")]);
    await wait(50);
    scheduler.cancel("a" as RunId);
    await done();
    expect([...ended.keys()]).toEqual(["b"]);
  });

  it("holds while paused and goes on", async () => {
    const { scheduler, begun, jobs, done } = setup(quick, 1);
    scheduler.pause();
    scheduler.add([spec("a")]);
    await wait(30);
    expect(begun).toEqual([]);
    expect(jobs()[0]?.status).toBe("paused");
    scheduler.resume();
    await done();
    expect(begun).toEqual(["a 0", "a 1", "a all"]);
  });
});

describe("a worker that is lost", () => {
  it("is started again, once a part, and the job says so", async () => {
    let crashes = 0;
    const { scheduler, ended, tables, done } = setup(async (input, _, worker) => {
      if (input.fold === 1 && crashes++ === 0) {
        worker.crash();
        await wait(1000);
      }
      return outcome(input);
    }, 1);
    scheduler.add([spec("a")]);
    await done();
    expect(ended.get("a")).toMatchObject({
      status: "succeeded",
      notices: ["A background worker stopped while training fold 2. It was started again."],
    });
    expect(tables).toEqual(["1 t1", "2 t1"]);
  });

  it("twice in the same part fails the run, and only that", async () => {
    const { scheduler, ended, done } = setup(async (input, _, worker) => {
      if (input.model.node === "a" && input.fold === 1) {
        worker.crash();
        await wait(1000);
      }
      return outcome(input);
    }, 1);
    scheduler.add([spec("a"), spec("b")]);
    await done();
    expect(ended.get("a")).toMatchObject({ status: "failed", problem: { code: "worker-lost" } });
    expect(ended.get("b")?.status).toBe("succeeded");
  });
});

describe("a family with several engines", () => {
  const engines = [
    { id: "wasm", title: "WASM" },
    { id: "gpu", title: "WebGPU" },
  ];
  const timings: EngineTiming[] = [
    { engine: "gpu", title: "WebGPU", msPerStep: 1, refused: null },
    { engine: "wasm", title: "WASM", msPerStep: 3, refused: null },
  ];

  it("lets the first part decide, and the others obey", async () => {
    const asked: (string | null)[] = [];
    let together = 0;
    let most = 0;
    const fit: Fit = async (input, { notify }) => {
      asked.push(input.model.engine);
      together++;
      if (input.model.engine === null) {
        await wait(30);
        most = Math.max(most, together);
        notify({ kind: "engine", engine: "gpu", timings });
      }
      await wait(5);
      together--;
      return outcome(input);
    };
    const { scheduler, ended, engines: recorded, done } = setup(fit, 3);
    scheduler.add([spec("a", { engines })]);
    await done();
    expect(asked).toEqual([null, "gpu", "gpu"]);
    expect(most).toBe(1);
    expect(recorded).toEqual(["gpu"]);
    expect(ended.get("a")).toMatchObject({ engine: "gpu", timings });
  });

  it("goes on from the last checkpoint on the next engine when the device is lost", async () => {
    const tries: unknown[] = [];
    const fit: Fit = async (input, { notify, checkpoint }) => {
      tries.push([input.fold, input.model.engine, input.resume]);
      if (input.model.engine === null) notify({ kind: "engine", engine: "gpu", timings });
      if (input.fold === 0 && input.resume === null) {
        await checkpoint({ iteration: 12, maxIter: 100, trainLoss: 0.5, validationLoss: null });
        notify({ kind: "checkpoint", state: { epoch: 12 } });
        throw new LatheError("device-lost", { engine: "WebGPU" });
      }
      return outcome(input);
    };
    const { scheduler, ended, engines: recorded, done } = setup(fit, 1);
    scheduler.add([spec("a", { engines })]);
    await done();
    expect(tries).toEqual([
      [0, null, null],
      [0, "wasm", { epoch: 12 }],
      [1, "wasm", null],
      [null, "wasm", null],
    ]);
    expect(recorded).toEqual(["gpu", "wasm"]);
    expect(ended.get("a")).toMatchObject({
      status: "succeeded",
      engine: "wasm",
      notices: [
        "WebGPU was lost while training fold 1. Training goes on with WASM, from its last checkpoint.",
      ],
    });
  });

  it("goes on from what an earlier visit kept, and keeps what it has itself", async () => {
    const tries: unknown[] = [];
    const fit: Fit = async (input, { notify }) => {
      tries.push([input.fold, input.resume]);
      notify({ kind: "checkpoint", state: { epoch: 30 } });
      return outcome(input);
    };
    const kept: unknown[] = [];
    const dropped: string[] = [];
    const { scheduler, ended, done } = setup(fit, 1, undefined, {
      keeper: {
        keep: (_, { fold, outcome: result, resume }) => kept.push([fold, result !== null, resume]),
        drop: ({ id }) => dropped.push(id),
      },
    });
    const soFar = { resume: null, points: [], progress: 1, spent: 10 };
    const first = outcome({ fold: 0, model: { engine: null } } as FitPartInput);
    scheduler.add([
      spec("a", {
        kept: [
          { ...soFar, fold: 0, outcome: first },
          { ...soFar, fold: null, outcome: null, resume: { epoch: 20 } },
        ],
      }),
    ]);
    await done();
    expect(tries).toEqual([
      [1, null],
      [null, { epoch: 20 }],
    ]);
    expect(ended.get("a")?.parts[0]).toBe(first);
    expect(ended.get("a")?.notices).toEqual(["A reload cut this off. It went on from what was kept."]);
    expect(kept).toEqual([
      [1, false, { epoch: 30 }],
      [1, true, null],
      [null, false, { epoch: 30 }],
      [null, true, null],
    ]);
    expect(dropped).toEqual(["a"]);
    const whole = { ...soFar, outcome: first };
    scheduler.add([spec("b", { kept: [0, 1, null].map((fold) => ({ ...whole, fold })) })]);
    expect(ended.get("b")?.status).toBe("succeeded");
  });

  it("loses a device that two parts share only once", async () => {
    const fit: Fit = async (input) => {
      if (input.model.engine === "gpu") {
        await wait(input.fold === 0 ? 10 : 40);
        throw new LatheError("device-lost", { engine: "WebGPU" });
      }
      return outcome(input);
    };
    const { scheduler, ended, done } = setup(fit, 2);
    const job = spec("a", { engines });
    scheduler.add([{ ...job, model: { ...job.model, engine: "gpu" } }]);
    await done();
    expect(ended.get("a")).toMatchObject({ status: "succeeded", engine: "wasm" });
    expect(ended.get("a")?.notices.length).toBe(2);
  });

  it("fails when no engine is left", async () => {
    const fit: Fit = async () => {
      throw new LatheError("device-lost", { engine: "WASM" });
    };
    const { scheduler, ended, done } = setup(fit, 1);
    const only = spec("a", { engines: engines.slice(0, 1) });
    scheduler.add([{ ...only, model: { ...only.model, engine: "wasm" } }]);
    await done();
    expect(ended.get("a")).toMatchObject({ status: "failed", problem: { code: "device-lost" } });
  });
});

describe("memory", () => {
  it("lets only as many parts run at once as fit, and says the forecast beforehand", async () => {
    let running = 0;
    let most = 0;
    const counting: Fit = async (input) => {
      most = Math.max(most, ++running);
      await wait(5);
      running--;
      return outcome(input);
    };
    const { scheduler, jobs, done, ended } = setup(counting, 4, () => "t1", { memoryBudget: 250 });
    scheduler.add([spec("a", { forecast: forecast(100) }), spec("b", { forecast: forecast(100) })]);
    expect(jobs().map((job) => job.forecast)).toEqual([
      { seconds: 4, bytes: 200 },
      { seconds: 4, bytes: 200 },
    ]);
    await done();
    expect(most).toBe(2);
    expect([...ended.values()].map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
  });

  it("refuses a job of which not even one part fits, in words, and goes on with the others", async () => {
    const { scheduler, begun, ended, done } = setup(quick, 2, () => "t1", { memoryBudget: 2e9 });
    scheduler.add([spec("huge", { forecast: forecast(6.2e9) }), spec("small", { forecast: forecast(1e9) })]);
    await done();
    expect(begun.filter((part) => part.startsWith("huge"))).toEqual([]);
    expect(ended.get("huge")).toMatchObject({
      status: "failed",
      parts: [],
      problem: { code: "out-of-memory", details: { doing: "training huge", needed: "6.2 GB" } },
    });
    expect(ended.get("small")?.status).toBe("succeeded");
  });
});

it("begins a baseline whatever is forecast: the others stand beside it", async () => {
  const { scheduler, ended, done } = setup(quick, 2, () => "t1", { memoryBudget: 2e9 });
  scheduler.add([spec("least", { baseline: true, forecast: forecast(6.2e9) })]);
  await done();
  expect(ended.get("least")?.status).toBe("succeeded");
});

describe("while the page draws", () => {
  it("nothing is trained, and the list says nothing of it", async () => {
    const { scheduler, begun, jobs, done } = setup(async (input) => outcome(input), 1);
    scheduler.giveWay();
    scheduler.add([spec("a")]);
    await wait(60);
    expect(begun).toEqual([]);
    expect(jobs()[0]?.status).not.toBe("paused");
    await done();
    expect(begun).toHaveLength(3);
  });

  it("a part under way holds at its next checkpoint, and its clock stands still", async () => {
    let felt = 0;
    let worked = 0;
    const { scheduler, done } = setup(async (input, { checkpoint, clock }) => {
      await checkpoint({ iteration: 1, maxIter: 2, trainLoss: 1, validationLoss: null });
      const [since, began] = [performance.now(), clock()];
      if (input.fold === 0) scheduler.giveWay();
      await wait(40); // so that the next checkpoint lets messages in
      await checkpoint({ iteration: 2, maxIter: 2, trainLoss: 1, validationLoss: null });
      if (input.fold === 0) [felt, worked] = [performance.now() - since, clock() - began];
      return outcome(input);
    }, 1);
    scheduler.add([spec("a")]);
    await done();
    expect(felt).toBeGreaterThan(100);
    expect(worked).toBeLessThan(felt - 50);
  });

  it("a person who paused it keeps it paused", async () => {
    const { scheduler, begun } = setup(async (input) => outcome(input), 1);
    scheduler.pause();
    scheduler.giveWay();
    scheduler.add([spec("a")]);
    await wait(400);
    expect(begun).toEqual([]);
    scheduler.cancelAll();
  });
});
