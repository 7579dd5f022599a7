import type { Asking } from "#state/studio-queries.ts";

/** Taken back by `finish`: an abort would end the worker, and lose the table, where it is busy. */
export function given<P>({ signal, onProgress }: Asking<P>) {
  return onProgress === undefined ? { finish: signal } : { finish: signal, onProgress };
}
