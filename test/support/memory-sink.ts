import type { ByteSink } from "#core/out-of-core/column-store.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";

/** A file of the page's own storage, in memory. */
export function memorySink(): ByteSink & { bytes(): Uint8Array<ArrayBuffer> } {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return { write: (bytes) => void parts.push(bytes.slice()), bytes: () => joinBytes(parts) };
}
