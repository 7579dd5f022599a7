import { shareStarts } from "#core/ingest/shares/share-starts.ts";
import type { ReadHelpers, ShareAtWork, ShareTask } from "#core/ingest/shares/share.ts";
import type { WorkerClient } from "#workers/connect.ts";
import type { ShareOperations } from "#workers/beside-operations.ts";

/** By then a column of text that differs in every row is known as one, and the helpers have loaded. */
const lead = 4 * 1024 * 1024;
const mostHelpers = 3;

/** A thread for this reader and one for the hash; with two threads in all, one that helps is still worth it. */
export function helpersFor(threads: number): number {
  return threads < 2 ? 0 : Math.min(mostHelpers, Math.max(1, threads - 2));
}

/** Workers that read shares of a file, until `end`. */
export interface HiredReaders extends ReadHelpers {
  end(): void;
}

/** null where the file is soon read by one. */
export function hireReaders(
  file: Blob,
  name: string,
  clients: readonly WorkerClient<ShareOperations>[],
): HiredReaders | null {
  const hired = clients.slice(0, shareStarts(file.size, clients.length).length);
  if (hired.length === 0) return null;
  let next = 0;
  return {
    prepare(options) {
      // What fails then fails again when they are asked for a share.
      for (const client of hired) client.run("open", { file, name, options }).catch(() => {});
    },
    starts: (byteLength) => shareStarts(byteLength, hired.length),
    lead,
    begin: (task) => beginShare(hired[next++ % hired.length]!, task),
    end: () => {
      for (const client of hired) client.terminate();
    },
  };
}

function beginShare(client: WorkerClient<ShareOperations>, task: ShareTask): ShareAtWork {
  const stopping = new AbortController();
  let bytesRead = 0;
  let rows = 0;
  let tell = () => {};
  const done = client
    .run("readShare", task, {
      signal: stopping.signal,
      onProgress(progress) {
        ({ bytesRead, rows } = progress);
        tell();
      },
    })
    // Lost, stopped or refused: the reader who waits for it does without.
    .catch(() => null);
  return {
    done,
    get bytesRead() {
      return bytesRead;
    },
    get rows() {
      return rows;
    },
    moved: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
    stop: () => stopping.abort(),
  };
}
