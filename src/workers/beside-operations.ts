import type { ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { Share, ShareTask } from "#core/ingest/shares/share.ts";
import type { Op } from "#workers/operation.ts";

/** What the hash worker can do, which the data worker starts. */
export interface HashOperations {
  /** The SHA-256 of all bytes, in hexadecimal. */
  sha256: Op<{ file: Blob; name: string }, string, null>;
}

/** What a helping reader can do, which the data worker starts. */
export interface ShareOperations {
  /** The file that shares are of. Looks at its start, while the data worker reads that. */
  open: Op<{ file: Blob; name: string; options: ReadOptions }, null>;
  /** null: of no use. */
  readShare: Op<ShareTask, Share | null, ReadProgress>;
}
