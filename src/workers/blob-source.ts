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

/** A stream that gives nothing for so long is given up. One that is only slow loses a little: its piece is read anew. */
const stallMs = 2_000;

/**
 * Bytes in order come about twice as fast as slice by slice, and into memory that is used again. Chromium's streams of
 * files sometimes stop for good in the middle, when several workers read on a busy machine: the rest is then read by slices.
 */
function blobPieces(blob: Blob, name: string): BytePieces {
  const { slice } = blobSource(blob, name);
  let reader = streamReader(blob);
  const free: ArrayBuffer[] = [];
  /** Of the read before: one at a time. */
  let before: Promise<unknown> = Promise.resolve();
  let at = 0;
  async function fill(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const found = free.findIndex((buffer) => buffer.byteLength >= length);
    let buffer = found === -1 ? new ArrayBuffer(length) : free.splice(found, 1)[0]!;
    let filled = 0;
    try {
      while (reader !== null && filled < length) {
        const read = await unlessStalled(reader.read(new Uint8Array(buffer, filled, length - filled)));
        if (read === "stalled") {
          close();
          break;
        }
        if (read.value !== undefined) {
          buffer = read.value.buffer;
          filled += read.value.byteLength;
        }
        if (read.done) return new Uint8Array(buffer, 0, filled);
      }
    } catch (error) {
      throw asProblem(error, name);
    }
    // What the stream held of this piece went with its buffer.
    return reader === null ? slice(start, start + length) : new Uint8Array(buffer, 0, filled);
  }
  function close(): void {
    reader?.cancel().catch(() => {});
    reader = null;
  }
  return {
    next(length) {
      const start = at;
      at += length;
      const piece = before.then(() => fill(start, length));
      before = piece.catch(() => {});
      return piece;
    },
    release: ({ buffer }) => void free.push(buffer),
    close,
  };
}

/** null in a browser whose files are no streams of bytes. */
function streamReader(blob: Blob): ReadableStreamBYOBReader | null {
  try {
    return blob.stream().getReader({ mode: "byob" });
  } catch {
    return null;
  }
}

async function unlessStalled<T>(read: Promise<T>): Promise<T | "stalled"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<"stalled">((resolve) => {
    timer = setTimeout(() => resolve("stalled"), stallMs);
  });
  return Promise.race([read, stalled]).finally(() => clearTimeout(timer));
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
