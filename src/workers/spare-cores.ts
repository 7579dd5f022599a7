/** What threads that fit are told, at any moment, of the cores that nobody needs: in memory that all of them share. */
export interface SpareCores {
  /** One number: how many more cores each fit may take. null where memory cannot be shared: then none. */
  readonly cell: Int32Array | null;
  /** @param nBusy of the threads are fitting */
  tell(nBusy: number): void;
}

/** @param nThreads as many fits run at once at most; fewer share out what is left */
export function spareCores(nThreads: number): SpareCores {
  if (typeof SharedArrayBuffer === "undefined") return { cell: null, tell: () => {} };
  const cell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return {
    cell,
    tell: (nBusy) => void Atomics.store(cell, 0, nBusy === 0 ? 0 : Math.floor((nThreads - nBusy) / nBusy)),
  };
}
