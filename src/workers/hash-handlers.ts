import { createSHA256 } from "hash-wasm";
import { blobSource } from "#workers/blob-source.ts";
import type { HashOperations } from "#workers/protocol.ts";
import type { Handlers } from "#workers/rpc.ts";

const sliceBytes = 4 * 1024 * 1024;

/** What the hash worker does: the SHA-256 of a file, while the data worker reads it. */
export function hashHandlers(): Handlers<HashOperations> {
  return {
    async sha256({ file, name }, { checkpoint }) {
      const hash = await createSHA256();
      hash.init();
      const source = blobSource(file, name);
      for (let start = 0; start < file.size; start += sliceBytes) {
        hash.update(await source.slice(start, start + sliceBytes));
        await checkpoint(null);
      }
      return hash.digest("hex");
    },
  };
}
