import { type Packed, unpacked } from "#core/ingest/archive/inflate.ts";
import { detectUnicode } from "#core/ingest/decoder.ts";
import { bytesSource } from "#core/ingest/text-source.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { joinBytes } from "#core/shared/join-bytes.ts";

/** The first bytes of a text, up to the end of a line; all of it where it is no longer. */
export async function headOfText(source: ByteSource, headBytes: number): Promise<ByteSource> {
  const isWhole = source.byteLength <= headBytes;
  const bytes = await source.slice(0, Math.min(headBytes, source.byteLength));
  return bytesSource(source.name, isWhole ? bytes : bytes.subarray(0, endOfLines(bytes)));
}

/** What the start of a packed file unpacks to. */
export interface PackedHead {
  readonly source: ByteSource;
  /** So many packed bytes made it, about. */
  readonly packedBytes: number;
  /** All there is. */
  readonly isWhole: boolean;
}

/** The first bytes of what is packed; nothing past them is unpacked. @throws LatheError "file-damaged", "file-unsafe" */
export async function headOfPacked(name: string, packed: Packed, headBytes: number): Promise<PackedHead> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  let packedBytes = 0;
  const slice = (start: number, end: number) => {
    packedBytes = Math.max(packedBytes, end - packed.start);
    return packed.source.slice(start, end);
  };
  for await (const piece of unpacked({ ...packed, source: { ...packed.source, slice } })) {
    pieces.push(piece);
    length += piece.length;
    if (length > headBytes)
      return { source: bytesSource(name, joinBytes(pieces)), packedBytes, isWhole: false };
  }
  return { source: bytesSource(name, joinBytes(pieces)), packedBytes, isWhole: true };
}

const lineFeed = 10;
const carriageReturn = 13;

/** Past the last line end, which in UTF-16 and UTF-32 is wider than a byte; all of it where there is no line end. */
function endOfLines(bytes: Uint8Array): number {
  const name = detectUnicode(bytes)?.name ?? "utf-8";
  const unit = name.startsWith("utf-16") ? 2 : name.startsWith("utf-32") ? 4 : 1;
  const last = Math.max(bytes.lastIndexOf(lineFeed), 0) || bytes.lastIndexOf(carriageReturn);
  return last === -1 ? bytes.length : Math.ceil((last + 1) / unit) * unit;
}
