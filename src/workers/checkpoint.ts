import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** How often a busy loop lets messages in. */
const CHECKPOINT_MS = 30;

/** Closed while the person has paused. */
export interface Gate {
  open(): void;
  close(): void;
  readonly isOpen: boolean;
  /** How long calls waited for it so far, ms. */
  held: number;
  /** Resolves when it opens; at once if it is open. */
  passed(): Promise<void>;
}

export function createGate(): Gate {
  let opened: (() => void) | null = null;
  let waiting: Promise<void> = Promise.resolve();
  return {
    held: 0,
    open() {
      opened?.();
      opened = null;
    },
    close() {
      if (opened) return;
      waiting = new Promise((resolve) => {
        opened = resolve;
      });
    },
    get isOpen() {
      return opened === null;
    },
    passed: () => waiting,
  };
}

/**
 * The worker's side of the one awaited checkpoint: reports at most every 30 ms, lets messages in, holds while
 * paused (a stop or a cancel passes a closed gate), and throws AbortError once cancelled.
 */
export function createCheckpoint<Progress>(
  abort: AbortSignal,
  finish: AbortSignal,
  gate: Gate,
  report: (progress: Progress) => void,
): Checkpoint<Progress> {
  let lastYield = performance.now();
  let first = true;
  return async (progress) => {
    if (!first && performance.now() - lastYield < CHECKPOINT_MS) return;
    first = false;
    report(progress);
    await nextTask(); // a microtask is not enough: the abort message would never be read
    while (!gate.isOpen && !abort.aborted && !finish.aborted) {
      const since = performance.now();
      await Promise.race([gate.passed(), aborted(abort), aborted(finish)]);
      gate.held += performance.now() - since;
    }
    abort.throwIfAborted();
    lastYield = performance.now();
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** A MessageChannel, because nested setTimeout calls are clamped to 4 ms in browsers. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
