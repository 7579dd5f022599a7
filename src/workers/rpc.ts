import { abortError, type Checkpoint, type Clock, isAbortError } from "#core/shared/checkpoint.ts";
import { LatheError, type Problem } from "#core/shared/problems.ts";
import { createCheckpoint, createGate, type Gate } from "#workers/checkpoint.ts";
import type { MailFlag } from "#workers/mail-flag.ts";

/** The part of Worker, MessagePort and the worker's own scope that the protocol needs (docs/adr/0004). */
export interface Port {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: never }) => void) | null;
}

/** One operation: what goes in, what is shown meanwhile (the latest counts), what is told (each counts), what comes out. */
export interface Operation {
  readonly input: unknown;
  readonly progress: unknown;
  readonly event: unknown;
  readonly output: unknown;
}
type Part<O, K extends keyof Operation> = O extends Operation ? O[K] : never;

export type ToWorker =
  | { readonly type: "start"; readonly id: number; readonly op: string; readonly input: unknown }
  | { readonly type: "abort" | "finish"; readonly id: number }
  | { readonly type: "pause" | "resume" }
  /** First of all, where memory can be shared. */
  | { readonly type: "mail"; readonly flag: MailFlag };
export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly id: number; readonly progress: unknown }
  | { readonly type: "event"; readonly id: number; readonly event: unknown }
  | { readonly type: "done"; readonly id: number; readonly output: unknown }
  | { readonly type: "failed"; readonly id: number; readonly error: WireError }
  /** A failure that belongs to no call: an unhandled rejection never reaches the page by itself. */
  | { readonly type: "fault"; readonly error: WireError };
export type WireError =
  | { readonly kind: "problem"; readonly problem: Problem } // a LatheError, rebuilt on arrival
  | { readonly kind: "aborted" }
  | { readonly kind: "bug"; readonly message: string; readonly stack: string | undefined }; // ours to mend

/** What a handler is given beside its input. */
export interface Call<Progress, Event> {
  readonly checkpoint: Checkpoint<Progress>;
  /** Aborts when the person asks to stop but keep the best so far. */
  readonly finishEarly: { readonly aborted: boolean };
  /** Does not run while the call is held. */
  readonly clock: Clock;
  /** Told at once and never dropped, unlike progress. */
  notify(event: Event): void;
}

export type Handlers<Ops> = {
  [K in keyof Ops]: (
    input: Part<Ops[K], "input">,
    call: Call<Part<Ops[K], "progress">, Part<Ops[K], "event">>,
  ) => Promise<Part<Ops[K], "output">>;
};

const moved = new WeakMap<object, readonly ArrayBuffer[]>();

/** Marks buffers to be moved to the other side, not copied. This side must not touch them again. */
export function move<T extends object>(value: T, ...buffers: readonly ArrayBufferLike[]): T {
  const movable = buffers.filter((buffer) => buffer instanceof ArrayBuffer); // shared memory is never moved
  moved.set(value, [...new Set(movable)]);
  return value;
}

/** Runs in the worker: answers each operation with its handler. */
export function serve<Ops>(port: Port, handlers: Handlers<Ops>): void {
  const running = new Map<number, { readonly abort: AbortController; readonly finish: AbortController }>();
  const gate: Gate = createGate();
  const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  port.onmessage = ({ data }: { data: ToWorker }) => {
    switch (data.type) {
      case "mail":
        gate.mail = data.flag;
        return;
      case "pause":
        return gate.close();
      case "resume":
        return gate.open();
      case "abort":
        return running.get(data.id)?.abort.abort(abortError());
      case "finish":
        return running.get(data.id)?.finish.abort();
      case "start":
        return void start(data.id, data.op as keyof Ops, data.input);
    }
  };
  send({ type: "ready" });

  async function start(id: number, op: keyof Ops, input: unknown): Promise<void> {
    const abort = new AbortController();
    const finish = new AbortController();
    running.set(id, { abort, finish });
    try {
      const handler = handlers[op] as (input: unknown, call: Call<unknown, unknown>) => Promise<unknown>;
      const output = await handler(input, {
        checkpoint: createCheckpoint(abort.signal, finish.signal, gate, (progress) =>
          send({ type: "progress", id, progress }),
        ),
        finishEarly: finish.signal,
        clock: () => performance.now() - gate.held,
        notify: (event) => send({ type: "event", id, event }),
      });
      send({ type: "done", id, output }, moved.get(output as object) ?? []);
    } catch (error) {
      send({ type: "failed", id, error: toWire(error) });
    } finally {
      running.delete(id);
    }
  }
}

/** Tells the page of rejections that nothing caught. Called once by each worker file. */
export function forwardFaults(scope: EventTarget & { postMessage(message: unknown): void }): void {
  scope.addEventListener("unhandledrejection", (event) => {
    const error = toWire((event as Event & { reason?: unknown }).reason);
    scope.postMessage({ type: "fault", error } satisfies FromWorker);
  });
}

function toWire(error: unknown): WireError {
  if (error instanceof LatheError) return { kind: "problem", problem: error.problem };
  if (isAbortError(error)) return { kind: "aborted" };
  if (error instanceof Error)
    return { kind: "bug", message: `${error.name}: ${error.message}`, stack: error.stack };
  return { kind: "bug", message: String(error), stack: undefined };
}

export function fromWire(error: WireError): Error {
  switch (error.kind) {
    case "problem":
      return new LatheError(error.problem.code, error.problem.details);
    case "aborted":
      return abortError();
    case "bug":
      return Object.assign(new Error(error.message), error.stack === undefined ? {} : { stack: error.stack });
  }
}

export interface RunOptions<Progress, Event> {
  /** Aborting rejects with AbortError; a worker that does not answer within 150 ms is ended. */
  readonly signal?: AbortSignal;
  /** Aborting asks the worker to end soon and return the best so far. */
  readonly finish?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onEvent?: (event: Event) => void;
}

/** Runs in the page (or the command line's main thread). */
export interface Client<Ops> {
  run<K extends keyof Ops & string>(
    op: K,
    input: Part<Ops[K], "input">,
    options?: RunOptions<Part<Ops[K], "progress">, Part<Ops[K], "event">>,
  ): Promise<Part<Ops[K], "output">>;
  /** Holds every running call at its next checkpoint. */
  pause(): void;
  resume(): void;
}

/** What was marked with `move`, for the sending side. */
export function movedBuffers(value: unknown): readonly ArrayBuffer[] {
  return typeof value === "object" && value !== null ? (moved.get(value) ?? []) : [];
}
