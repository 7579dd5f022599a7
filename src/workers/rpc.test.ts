import { afterEach, describe, expect, it, vi } from "vitest";
import { LatheError } from "#core/shared/problems.ts";
import { connect, type Spawned, type WorkerClient } from "#workers/connect.ts";
import { move, type Port, serve } from "#workers/rpc.ts";

interface Op<I, O, P = never, E = never> {
  readonly input: I;
  readonly output: O;
  readonly progress: P;
  readonly event: E;
}
interface Ops {
  detach: Op<null, { a: Float64Array }>;
  wasDetached: Op<null, number>;
  take: Op<{ a: Float64Array }, number>;
  spin: Op<{ ms: number }, { n: number; early: boolean }, number>;
  tell: Op<null, null, never, string>;
  microtasks: Op<{ ms: number }, null>;
  reject: Op<null, never>;
  bug: Op<null, never>;
}

const channels: MessageChannel[] = [];
let spawns = 0;
let killed = 0;
let crash: (message: string) => void = () => {};
let kept = new Float64Array(0);

/** A worker in all but its thread. */
function spawn(): Spawned {
  spawns++;
  const channel = new MessageChannel();
  channels.push(channel);
  serve<Ops>(channel.port2 as unknown as Port, {
    async spin({ ms }, { checkpoint, finishEarly }) {
      const end = performance.now() + ms;
      let n = 0;
      while (performance.now() < end && !finishEarly.aborted) await checkpoint(n++);
      return { n, early: finishEarly.aborted };
    },
    async tell(_, { notify }) {
      for (const word of ["one", "two", "three"]) notify(word);
      return null;
    },
    async microtasks({ ms }) {
      const end = performance.now() + ms;
      while (performance.now() < end) await Promise.resolve();
      return null;
    },
    async detach() {
      kept = new Float64Array(4);
      return move({ a: kept }, kept.buffer);
    },
    wasDetached: async () => kept.byteLength,
    take: async ({ a }) => a.length,
    async reject() {
      throw new LatheError("too-few-rows", { rows: 3, needed: 8 });
    },
    async bug() {
      throw new TypeError("boom");
    },
  });
  return {
    port: channel.port1 as unknown as Port,
    terminate() {
      killed++;
      channel.port1.close();
      channel.port2.close();
    },
    onCrash(listener) {
      crash = listener;
    },
  };
}

function client(loadMs?: number, how: () => Spawned = spawn): WorkerClient<Ops> {
  spawns = 0;
  killed = 0;
  return connect<Ops>(how, { doing: (op) => `doing ${op}`, ...(loadMs === undefined ? {} : { loadMs }) });
}

/** A worker file that never loads. */
function silent(): Spawned {
  return {
    port: { postMessage() {}, onmessage: null },
    terminate: () => {
      killed++;
    },
    onCrash() {},
  };
}

afterEach(() => {
  vi.useRealTimers();
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

describe("a call", () => {
  it("shows progress about every 30 ms and returns the output", async () => {
    const seen: number[] = [];
    const { n } = await client().run("spin", { ms: 200 }, { onProgress: (p) => seen.push(p) });
    expect(n).toBeGreaterThan(seen.length);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThan(10);
  });

  it("is told every event in order", async () => {
    const told: string[] = [];
    await client().run("tell", null, { onEvent: (word) => told.push(word) });
    expect(told).toEqual(["one", "two", "three"]);
  });

  it("rejects with the problem that the worker threw, by its code", () =>
    expect(client().run("reject", null)).rejects.toMatchObject({
      problem: { code: "too-few-rows", details: { rows: 3, needed: 8 } },
    }));

  it("rejects with a bug's message and stack", async () => {
    const error: Error = await client()
      .run("bug", null)
      .catch((reason: Error) => reason);
    expect(error.message).toBe("TypeError: boom");
    expect(error.stack).toContain("rpc.test.ts");
  });

  it("moves marked buffers instead of copying, both ways", async () => {
    const worker = client();
    const { a } = await worker.run("detach", null);
    expect(a.length).toBe(4);
    expect(await worker.run("wasDetached", null)).toBe(0);
    const sent = new Float64Array(8);
    expect(await worker.run("take", move({ a: sent }, sent.buffer))).toBe(8);
    expect(sent.byteLength).toBe(0);
  });

  it("rejects when its input cannot be cloned", () =>
    expect(client().run("take", { a: (() => 1) as never })).rejects.toThrow("could not be cloned"));
});

describe("cancel, stop and pause", () => {
  it("aborts a busy loop at its next checkpoint and keeps the worker", async () => {
    const abort = new AbortController();
    const started = performance.now();
    const worker = client();
    const run = worker.run("spin", { ms: 5000 }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 50);
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
    expect(performance.now() - started).toBeLessThan(500);
    expect(killed).toBe(0);
  });

  it("does not begin a call that was cancelled before", async () => {
    const worker = client();
    const run = worker.run("spin", { ms: 1 }, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
  });

  it("ends a worker that does not answer within its grace, and starts a fresh one for the next call", async () => {
    let first = true;
    const worker = client(undefined, () => {
      if (!first) return spawn();
      first = false;
      return silent();
    });
    const abort = new AbortController();
    const run = worker.run("spin", { ms: 1 }, { signal: abort.signal });
    const generation = worker.generation;
    abort.abort();
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
    expect(killed).toBe(1);
    expect(await worker.run("take", { a: new Float64Array(2) })).toBe(2);
    expect(worker.generation).toBe(generation + 1);
  });

  it("returns the best so far when asked to finish early", async () => {
    const finish = new AbortController();
    const run = client().run("spin", { ms: 5000 }, { finish: finish.signal });
    setTimeout(() => finish.abort(), 40);
    expect((await run).early).toBe(true);
  });

  it("holds at the next checkpoint while paused, and goes on", async () => {
    const worker = client();
    let last = performance.now();
    let longest = 0;
    const run = worker.run(
      "spin",
      { ms: 500 },
      {
        onProgress: () => {
          longest = Math.max(longest, performance.now() - last);
          last = performance.now();
        },
      },
    );
    setTimeout(() => worker.pause(), 60);
    setTimeout(() => worker.resume(), 300);
    await run;
    expect(longest).toBeGreaterThan(150);
  });

  it("lets a cancel and a stop through while paused", async () => {
    const worker = client();
    const abort = new AbortController();
    const finish = new AbortController();
    const cancelled = worker.run("spin", { ms: 5000 }, { signal: abort.signal });
    const stopped = worker.run("spin", { ms: 5000 }, { finish: finish.signal });
    setTimeout(() => worker.pause(), 40);
    setTimeout(() => abort.abort(), 120);
    setTimeout(() => finish.abort(), 120);
    await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
    expect((await stopped).early).toBe(true);
  });
});

describe("a lost worker", () => {
  const lost = (op: string) => ({ problem: { code: "worker-lost", details: { doing: `doing ${op}` } } });

  it("rejects everything in flight when it crashes, and the next call works", async () => {
    const worker = client();
    const runs = [worker.run("spin", { ms: 5000 }), worker.run("microtasks", { ms: 5000 })];
    crash("out of memory");
    await expect(runs[0]).rejects.toMatchObject(lost("spin"));
    await expect(runs[1]).rejects.toMatchObject(lost("microtasks"));
    expect(await worker.run("take", { a: new Float64Array(1) })).toBe(1);
    expect(spawns).toBe(2);
  });

  it("rejects when it never loads", async () => {
    await expect(client(50, silent).run("tell", null)).rejects.toMatchObject(lost("tell"));
    expect(killed).toBe(1);
  });

  it("rejects what is in flight when it is ended on purpose", async () => {
    const worker = client();
    const run = worker.run("spin", { ms: 5000 });
    worker.terminate();
    await expect(run).rejects.toMatchObject(lost("spin"));
  });
});
