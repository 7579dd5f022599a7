import { createSHA256 } from "hash-wasm";
import { byteSlices } from "#core/ingest/text-stream.ts";
import { blobSource } from "#workers/blob-source.ts";
import type { HashOperations } from "#workers/beside-operations.ts";
import type { Handlers } from "#workers/rpc.ts";

const sliceBytes = 256 * 1024;

/** What the hash worker does: the SHA-256 of a file, while the data worker reads it. */
export function hashHandlers(): Handlers<HashOperations> {
  return {
    async sha256({ file, name }, { checkpoint }) {
      const hash = await createSHA256();
      hash.init();
      const source = blobSource(file, name);
      const all = { sliceBytes, from: 0, to: file.size };
      const pause = () => checkpoint(null);
      for await (const { bytes } of byteSlices(source, all, null, () => 0, pause)) hash.update(bytes);
      return hash.digest("hex");
    },
  };
}
