import type { ByteSource } from "#core/frame/reading.ts";
import { planReading } from "#core/ingest/reading-plan.ts";
import { readShare } from "#core/ingest/shares/read-share.ts";
import type { Share, ShareAtWork } from "#core/ingest/shares/share.ts";
import { bytesSource } from "#core/ingest/text-source.ts";

/** What became of the shares that were begun. */
export interface Log {
  begun: number;
  /** Read to their end by their helpers. */
  read: number;
}

/**
 * A file with helpers that read their shares in this thread. What goes to them and comes back is copied as messages are.
 * @param starts bytes at which shares begin, rising, whole numbers of slices
 */
export function helpedSource(
  bytes: Uint8Array<ArrayBuffer>,
  starts: readonly number[],
  lead: number,
  log: Log = { begun: 0, read: 0 },
): ByteSource {
  const plain = bytesSource("t.csv", bytes);
  return {
    ...plain,
    createHash: () => ({ update: () => {}, finish: () => "", isBeside: true }),
    helpers: {
      prepare: () => {},
      starts: () => starts,
      lead,
      begin(task): ShareAtWork {
        log.begun++;
        const { options, ...rest } = structuredClone(task);
        const read = async (): Promise<Share | null> => {
          const share = await readShare(
            plain,
            await planReading(plain, options),
            { options, ...rest },
            async () => {},
          );
          if (share !== null) log.read++;
          return structuredClone(share);
        };
        return { done: read(), bytesRead: 1, rows: 0, moved: () => Promise.resolve(), stop: () => {} };
      },
    },
  };
}
