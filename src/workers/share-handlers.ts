import { planReading, type ReadingPlan } from "#core/ingest/reading-plan.ts";
import { readShare } from "#core/ingest/shares/read-share.ts";
import { buffersOf } from "#core/ingest/shares/share-buffers.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { blobSource } from "#workers/blob-source.ts";
import type { ShareOperations } from "#workers/beside-operations.ts";
import { type Handlers, move } from "#workers/rpc.ts";

/** What a helping reader does: a share of the file that was opened last. */
export function shareHandlers(): Handlers<ShareOperations> {
  let opened: { readonly source: ByteSource; readonly plan: Promise<ReadingPlan> } | null = null;
  return {
    async open({ file, name, options }) {
      const source = blobSource(file, name);
      opened = { source, plan: planReading(source, options) };
      await opened.plan;
      return null;
    },

    async readShare(task, { checkpoint }) {
      if (opened === null) return null;
      const share = await readShare(opened.source, await opened.plan, task, checkpoint);
      return share && move(share, ...buffersOf(share));
    },
  };
}
