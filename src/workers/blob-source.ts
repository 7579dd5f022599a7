import type { BytePieces, ByteSource } from "#core/frame/reading.ts";
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
        throw asProblem(error, name);
      }
    },
    pieces: (from, to) => blobPieces(blob.slice(from, to), name),
  };
}

/** Bytes in order come about twice as fast as slice by slice, and into memory that is used again. */
function blobPieces(blob: Blob, name: string): BytePieces {
  const stream = blob.stream();
  let reader: ReadableStreamBYOBReader;
  try {
    reader = stream.getReader({ mode: "byob" });
  } catch {
    return slicedBlob(blob, name); // a browser whose files are no streams of bytes
  }
  const free: ArrayBuffer[] = [];
  /** Of the read before: one at a time. */
  let before: Promise<unknown> = Promise.resolve();
  async function fill(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const at = free.findIndex((buffer) => buffer.byteLength >= length);
    let buffer = at === -1 ? new ArrayBuffer(length) : free.splice(at, 1)[0]!;
    let filled = 0;
    try {
      while (filled < length) {
        const { value, done } = await reader.read(new Uint8Array(buffer, filled, length - filled));
        if (value !== undefined) {
          buffer = value.buffer;
          filled += value.byteLength;
        }
        if (done) break;
      }
    } catch (error) {
      throw asProblem(error, name);
    }
    return new Uint8Array(buffer, 0, filled);
  }
  return {
    next(length) {
      const piece = before.then(() => fill(length));
      before = piece.catch(() => {});
      return piece;
    },
    release: ({ buffer }) => void free.push(buffer),
    close: () => void reader.cancel().catch(() => {}),
  };
}

function slicedBlob(blob: Blob, name: string): BytePieces {
  const { slice } = blobSource(blob, name);
  let at = 0;
  return {
    next: (length) => slice(at, (at += length)),
    release() {},
    close() {},
  };
}

function asProblem(error: unknown, name: string): unknown {
  const changed = error instanceof DOMException && /NotReadable|NotFound/.test(error.name);
  return changed ? new LatheError("file-changed", { file: name }, { cause: error }) : error;
}

/** As `blobSource`, with the hash worked out beside the reading by something that reads the blob itself. */
export function blobSourceHashed(blob: Blob, name: string, digest: () => Promise<string>): ByteSource {
  return { ...blobSource(blob, name), createHash: () => beside(digest()) };
}

function beside(digest: Promise<string>): ContentHash {
  // Where the reading fails or is cancelled nobody waits for the digest.
  digest.catch(() => {});
  return { update: () => {}, finish: () => digest, isBeside: true };
}
