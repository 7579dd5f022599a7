import { abortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createMailFlag, raise } from "#workers/mail-flag.ts";
import {
  type Client,
  type FromWorker,
  fromWire,
  movedBuffers,
  type Port,
  type RunOptions,
  type ToWorker,
} from "#workers/rpc.ts";

/** A cancel is promised within 200 ms: what is left of them is for ending the worker. */
const ABORT_GRACE_MS = 150;
const LOAD_MS = 30_000;

/** A worker as the client sees it. `onFault` is given by the client: a crash, a message that cannot be read. */
export interface Spawned {
  readonly port: Port;
  terminate(): void;
  onCrash(listener: (message: string) => void): void;
}

export interface ConnectOptions {
  /** What the worker was doing, for the problem a person reads: "reading the table". */
  doing(op: string): string;
  /** Told of bugs that belong to no call. */
  readonly onFault?: (error: Error) => void;
  /** Told before each answer that came is passed on. */
  readonly onAnswer?: (() => void) | undefined;
  /** Milliseconds a new worker may take before it says it is ready. */
  readonly loadMs?: number;
}

interface Pending {
  readonly op: string;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  readonly options: RunOptions<never, never>;
}

export interface WorkerClient<Ops> extends Client<Ops> {
  /** Starts the worker before its first call, where that is soon to come. */
  wake(): void;
  /** Ends the worker; everything in flight is rejected. The next call starts a fresh one. */
  terminate(): void;
  /** Counts the workers started so far. Another number, another worker: it has forgotten what it was given. */
  readonly generation: number;
}

/**
 * A worker that starts at its first call and is started anew after it was lost. Whatever happens to it, every
 * call settles: a promise that never does is the worst answer.
 */
export function connect<Ops>(spawn: () => Spawned, options: ConnectOptions): WorkerClient<Ops> {
  let current: Connection | null = null;
  let paused = false;
  let generation = 0;
  const open = (): Connection => {
    if (current) return current;
    generation++;
    const connection = createConnection(spawn(), options, () => {
      if (current === connection) current = null;
    });
    if (paused) connection.post({ type: "pause" });
    current = connection;
    return connection;
  };
  return {
    run: (op, input, runOptions = {}) =>
      open().run(op, input, runOptions as RunOptions<never, never>) as Promise<never>,
    wake: () => void open(),
    pause() {
      paused = true;
      current?.post({ type: "pause" });
    },
    resume() {
      paused = false;
      current?.post({ type: "resume" });
    },
    terminate: () => current?.fail(),
    get generation() {
      return current ? generation : generation + 1;
    },
  };
}

interface Connection {
  post(message: ToWorker): void;
  run(op: string, input: unknown, options: RunOptions<never, never>): Promise<unknown>;
  fail(): void;
}

function createConnection(spawned: Spawned, options: ConnectOptions, onEnd: () => void): Connection {
  const { port } = spawned;
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let ended = false;
  const mail = createMailFlag();
  const post = (message: ToWorker) => {
    port.postMessage(message);
    raise(mail);
  };
  const loading = setTimeout(() => fail(), options.loadMs ?? LOAD_MS);

  function fail(): void {
    if (ended) return;
    ended = true;
    clearTimeout(loading);
    spawned.terminate();
    onEnd();
    for (const call of pending.values()) {
      const wasAborted = call.options.signal?.aborted === true;
      call.reject(
        wasAborted ? abortError() : new LatheError("worker-lost", { doing: options.doing(call.op) }),
      );
    }
    pending.clear();
  }

  spawned.onCrash(() => fail());
  port.onmessage = ({ data }: { data: FromWorker }) => {
    if (data.type === "ready") return clearTimeout(loading);
    if (data.type === "fault") return options.onFault?.(fromWire(data.error));
    const call = pending.get(data.id);
    if (!call) return;
    if (data.type === "progress") return call.options.onProgress?.(data.progress as never);
    if (data.type === "event") return call.options.onEvent?.(data.event as never);
    pending.delete(data.id);
    options.onAnswer?.();
    if (data.type === "done") call.resolve(data.output);
    else call.reject(fromWire(data.error));
  };

  if (mail !== null) port.postMessage({ type: "mail", flag: mail } satisfies ToWorker);

  function abort(id: number): void {
    if (!pending.has(id)) return;
    post({ type: "abort", id });
    setTimeout(() => pending.has(id) && fail(), ABORT_GRACE_MS);
  }

  return {
    post,
    fail,
    run(op, input, runOptions) {
      const { signal, finish } = runOptions;
      if (signal?.aborted) return Promise.reject(abortError());
      const id = nextId++;
      return new Promise((resolve, reject) => {
        pending.set(id, { op, resolve, reject, options: runOptions });
        signal?.addEventListener("abort", () => abort(id), { once: true });
        const onFinish = () => pending.has(id) && post({ type: "finish", id });
        finish?.addEventListener("abort", onFinish, { once: true });
        try {
          port.postMessage({ type: "start", id, op, input } satisfies ToWorker, movedBuffers(input));
          if (finish?.aborted) onFinish();
        } catch (error) {
          pending.delete(id); // the input cannot be cloned: a bug, told to its caller
          reject(error);
        }
      });
    },
  };
}
