import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { isRaised, type MailFlag, takeDown } from "#workers/mail-flag.ts";

/** How often a busy loop lets messages in. */
const CHECKPOINT_MS = 30;

/** Closed while the person has paused, or while the page draws. */
export interface Gate {
  /** Raised by the page when a message is not to wait; null where it cannot tell. */
  mail: MailFlag | null;
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
    mail: null,
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
 * The worker's side of the one awaited checkpoint: reports at most every 30 ms (at once where the page asks to be
 * listened to), lets messages in, holds while paused (a stop or a cancel passes a closed gate), and throws AbortError once cancelled.
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
    if (!first && !isRaised(gate.mail) && performance.now() - lastYield < CHECKPOINT_MS) return;
    first = false;
    takeDown(gate.mail);
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
