/**
 * One shared number that says to a busy worker that a message waits which cannot wait: a pause, a stop, a cancel. Without
 * it a loop looks at its messages every 30 ms; with it, at its very next checkpoint. It says when to look and nothing more, so that no
 * result can depend on it. null where memory cannot be shared (a page that is not cross-origin isolated): then every 30 ms it is.
 */
export type MailFlag = Int32Array<SharedArrayBuffer>;

export function createMailFlag(): MailFlag | null {
  const canShare = typeof SharedArrayBuffer !== "undefined" && globalThis.crossOriginIsolated !== false;
  return canShare ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) : null;
}

/** The page's side, once the message is on its way. */
export function raise(flag: MailFlag | null): void {
  if (flag !== null) Atomics.store(flag, 0, 1);
}

/** The worker's side. */
export function isRaised(flag: MailFlag | null): boolean {
  return flag !== null && Atomics.load(flag, 0) === 1;
}

/** Taken down before the messages are read: what comes meanwhile raises it again. */
export function takeDown(flag: MailFlag | null): void {
  if (flag !== null) Atomics.store(flag, 0, 0);
}
