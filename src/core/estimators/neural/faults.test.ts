import { describe, expect, it } from "vitest";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import type { NetState, NeuralEngine, TrainingSession } from "#core/estimators/neural/engine.ts";
import { GuardedSession } from "#core/estimators/neural/guarded-session.ts";
import { startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import { neuralEngines } from "#core/estimators/neural/neural-engines.ts";
import { proposeEngine, timeEngines } from "#core/estimators/neural/time-engines.ts";
import { trainNet } from "#core/estimators/neural/train.ts";
import { context, design, moons, unobserved } from "#test/support/neural-designs.ts";

const params = mlpSpec.params.parse({ hiddenLayers: [8], maxIter: 6, batchSize: 50, learningRate: 0.01 });
const rows = design("binary", moons(200, 1));
const job = netJob(rows, params);
const wasm = neuralEngines.find(({ id }) => id === "tfjs-wasm")!;

/** The WASM engine with faults put in. */
function faulty(
  change: (session: TrainingSession, steps: () => number) => Partial<TrainingSession>,
): NeuralEngine {
  return {
    id: "faulty",
    title: "Faulty",
    available: async () => ({ refused: null, software: false }),
    async open(openJob, state) {
      const session = await wasm.open(openJob, state);
      let steps = 0;
      const changes = change(session, () => steps);
      return {
        step: (...batch) => {
          steps++;
          (changes.step ?? session.step.bind(session))(...batch);
        },
        outputs: changes.outputs ?? (() => session.outputs()),
        monitor: changes.monitor ?? (() => session.monitor()),
        weights: changes.weights ?? (() => session.weights()),
        state: changes.state ?? (() => session.state()),
        close: () => session.close(),
      };
    },
  };
}
const train = (engine: NeuralEngine, extra = {}) =>
  trainNet(
    { engine, job, params, steered: false, from: startOfFit(job.shape, 0, params.maxIter, engine.id) },
    unobserved,
    context(extra),
  );
const lost = { problem: { code: "device-lost" } };

describe("what a dead device gives is never a result:", () => {
  it("all weights 0", async () => {
    const engine = faulty((session, steps) => ({
      weights: async () =>
        ((await session.weights()) as Float32Array).map((value) => (steps() > 9 ? 0 : value)),
    }));
    await expect(train(engine)).rejects.toMatchObject(lost);
  });

  it("outputs exactly 0, which the host does not confirm", async () => {
    const engine = faulty((session, steps) => ({
      outputs: async () => (await session.outputs()).map((value) => (steps() > 9 ? 0 : value)),
    }));
    await expect(train(engine)).rejects.toMatchObject(lost);
  });

  it("a state of zeros is not handed out to resume from", async () => {
    let now = 0;
    const saved: unknown[] = [];
    const engine = faulty((session) => ({
      state: async (): Promise<NetState> => ({ ...(await session.state()), weights: new Float32Array(41) }),
    }));
    const extra = { clock: () => (now += 5000), saveCheckpoint: (state: unknown) => saved.push(state) };
    await expect(train(engine, extra)).rejects.toMatchObject(lost);
    expect(saved).toEqual([]);
  });

  it("NaN is called divergence", async () => {
    const engine = faulty((session, steps) => ({
      outputs: async () => (await session.outputs()).map((value) => (steps() > 9 ? Number.NaN : value)),
    }));
    await expect(train(engine)).rejects.toMatchObject({
      problem: { code: "training-diverged", details: { loss: "NaN" } },
    });
  });
});

describe("a guarded session", () => {
  const open = async (device: Promise<unknown>, changes: Partial<TrainingSession> = {}) => {
    const session = await faulty(() => changes).open(job, startOfFit(job.shape, 0, 1, "").net);
    return new GuardedSession(session, "GPU", device);
  };
  const never = new Promise<unknown>(() => undefined);

  it("lets a healthy device work", async () => {
    const session = await open(never);
    session.step(Int32Array.of(0, 1, 2), null, 0.01);
    expect((await session.outputs()).length).toBe(3);
    session.close();
  });

  it("rejects every later promise once the device says it is lost", async () => {
    const session = await open(Promise.resolve("unknown"), { outputs: () => never as Promise<Float32Array> });
    await expect(session.outputs()).rejects.toMatchObject(lost);
    await expect(session.weights()).rejects.toMatchObject(lost);
  });

  it("calls a throwing step and a rejected read a lost device", async () => {
    const throwing = await open(never, {
      step: () => {
        throw new RangeError("createBuffer failed");
      },
    });
    throwing.step(Int32Array.of(0), null, 0.01);
    await expect(throwing.outputs()).rejects.toMatchObject(lost);
    const rejecting = await open(never, { outputs: async () => Promise.reject(new Error("mapAsync")) });
    await expect(rejecting.outputs()).rejects.toMatchObject(lost);
  });
});

describe("the choice of an engine", () => {
  const timing = (engine: string, msPerStep: number | null) => ({
    engine,
    title: engine,
    msPerStep,
    refused: null,
  });

  it("takes the fastest, the earlier one where they are about as fast, and none that did not run", () => {
    expect(proposeEngine([timing("a", 3), timing("b", 1), timing("c", null)])).toBe("b");
    expect(proposeEngine([timing("a", 1), timing("b", 0.9)])).toBe("a");
    expect(proposeEngine([timing("a", null)])).toBeNull();
  });

  it("does not time a software adapter, and says why an engine failed", async () => {
    const software: NeuralEngine = {
      ...faulty(() => ({})),
      available: async () => ({ refused: null, software: true }),
    };
    const dying = faulty(() => ({ outputs: async () => Promise.reject(new Error("gone")) }));
    const guarded: NeuralEngine = {
      ...dying,
      open: async (...given) =>
        new GuardedSession(await dying.open(...given), "GPU", new Promise(() => undefined)),
    };
    const timings = await timeEngines(rows, params, () => performance.now(), unobserved, [
      software,
      guarded,
      wasm,
    ]);
    expect(timings.map(({ refused }) => refused)).toEqual([
      "its adapter is software: a GPU imitated by the CPU",
      "The GPU device was lost while training",
      null,
    ]);
    expect(timings[2]!.msPerStep).toBeGreaterThan(0);
  });
});
