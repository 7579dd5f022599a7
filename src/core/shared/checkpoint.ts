/**
 * Awaited once per iteration by any loop that may outlast a frame. It shows progress, lets a cancel or a
 * pause arrive, and throws AbortError if cancelled. Core awaits it; the caller decides how often it acts.
 */
export type Checkpoint<Progress> = (progress: Progress) => Promise<void>;

/** The checkpoint of work that nobody cancels or watches. */
export const goOn = async (): Promise<void> => {};

/** What every cancelled job rejects with, in Node and in the browser. */
export function abortError(): DOMException {
  return new DOMException("Cancelled", "AbortError");
}

export function isAbortError(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Milliseconds on a clock that never runs backwards. Core has no clock of its own: it is injected. */
export type Clock = () => number;
