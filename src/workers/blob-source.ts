import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

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
