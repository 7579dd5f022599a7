import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { ContentHash } from "#core/shared/sha256.ts";

/** A file picked in the page, read by slices: it may be larger than memory. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    byteLength: blob.size,
    async slice(start, end) {
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch (error) {
        const changed = error instanceof DOMException && /NotReadable|NotFound/.test(error.name);
        throw changed ? new LatheError("file-changed", { file: name }, { cause: error }) : error;
      }
    },
  };
}

/** As `blobSource`, with the hash worked out beside the reading by something that reads the blob itself. */
export function blobSourceHashed(blob: Blob, name: string, digest: () => Promise<string>): ByteSource {
  return { ...blobSource(blob, name), createHash: () => beside(digest()) };
}

function beside(digest: Promise<string>): ContentHash {
  // Where the reading fails or is cancelled nobody waits for the digest.
  digest.catch(() => {});
  return { update: () => {}, finish: () => digest };
}
