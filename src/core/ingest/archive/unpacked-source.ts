import { type Packed, unpacked, unpackLimits } from "#core/ingest/archive/inflate.ts";
import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";

/**
 * What is inside a packed stretch, as a file of its own that can be larger than memory: read from start to end, its
 * slices are unpacked as they come. The whole is unpacked once beforehand, to know its length and that it is sound.
 * @throws LatheError "file-damaged", "file-unsafe"; AbortError from `checkpoint`
 */
export async function unpackedSource(
  name: string,
  packed: Packed,
  checkpoint: Checkpoint<ReadProgress>,
  limits = unpackLimits,
): Promise<ByteSource> {
  let kept: Uint8Array<ArrayBuffer>[] | null = packed.format === "stored" ? null : [];
  let byteLength = 0;
  for await (const piece of unpacked(packed, limits)) {
    byteLength += piece.length;
    if (byteLength > limits.kept) kept = null;
    kept?.push(piece);
    await checkpoint({ bytesRead: 0, bytesTotal: byteLength, rows: 0 });
  }
  if (kept !== null) {
    const bytes = joinBytes(kept);
    return { name, byteLength: bytes.length, slice: async (start, end) => bytes.subarray(start, end) };
  }
  return packed.format === "stored" ? storedSource(name, packed) : streamedSource(name, packed, byteLength);
}

function storedSource(name: string, { source, start, end }: Packed): ByteSource {
  const byteLength = end - start;
  return {
    name,
    byteLength,
    slice: (from, to) => source.slice(start + from, start + Math.min(to, byteLength)),
  };
}

/** A slice before the last one starts from the beginning again; readers go forward. */
function streamedSource(name: string, packed: Packed, byteLength: number): ByteSource {
  let pieces = unpacked(packed);
  let held: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Where `held` starts in what is unpacked. */
  let at = 0;
  const take = async (start: number, wanted: number): Promise<Uint8Array<ArrayBuffer>> => {
    const end = Math.min(wanted, byteLength);
    if (start < at) {
      pieces = unpacked(packed);
      held = new Uint8Array(0);
      at = 0;
    }
    const gathered: Uint8Array<ArrayBuffer>[] = [];
    for (let from = start; from < end; ) {
      if (from >= at + held.length) {
        at += held.length;
        const { value } = await pieces.next();
        if (value === undefined) break;
        held = value;
        continue;
      }
      const part = held.subarray(from - at, Math.min(end - at, held.length));
      gathered.push(part);
      from += part.length;
    }
    return joinBytes(gathered);
  };
  // One slice at a time, in the order asked for: a reader that stopped may have left one under way.
  let last: Promise<unknown> = Promise.resolve();
  return {
    name,
    byteLength,
    slice(start, wanted) {
      const mine = last.then(() => take(start, wanted));
      last = mine.catch(() => {});
      return mine;
    },
  };
}
