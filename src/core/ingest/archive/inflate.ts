import { Gunzip, Inflate } from "fflate";
import { crc32 } from "#core/ingest/archive/crc32.ts";
import type { ByteSource } from "#core/frame/reading.ts";
import { LatheError } from "#core/shared/problems.ts";

/** A stretch of a file that is compressed: all of a gzip file, or one entry of a zip. */
export interface Packed {
  readonly source: ByteSource;
  readonly format: "gzip" | "deflate" | "stored";
  readonly start: number;
  readonly end: number;
  /** What a zip says of it; null for gzip, whose members say it themselves. */
  readonly expected: { readonly byteLength: number; readonly crc: number } | null;
}

/** Pieces this small keep what one of them can unfold to (deflate's 1,032 times) within memory. */
const pieceBytes = 16 * 1024;
export interface UnpackLimits {
  /** No table packs tighter than so many times; a bomb does. */
  readonly ratio: number;
  /** Bytes that have to come out before it is looked at. */
  readonly ratioFrom: number;
  /** What unpacks to no more bytes than this is kept; more is unpacked again whenever it is read from its start. */
  readonly kept: number;
}
export const unpackLimits: UnpackLimits = {
  ratio: 400,
  ratioFrom: 256 * 1024 * 1024,
  kept: 64 * 1024 * 1024,
};

/**
 * The bytes of a packed stretch, from its start, in pieces.
 * @throws LatheError "file-damaged" when it is cut off, its checksum is wrong or more follows than belongs to it; "file-unsafe" for a bomb
 */
export async function* unpacked(
  packed: Packed,
  limits: UnpackLimits = unpackLimits,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { source, format, start, end, expected } = packed;
  const name = source.name;
  const what = format === "gzip" ? "gzip" : "a zip archive";
  const damaged = (reason: string) => new LatheError("file-damaged", { file: name, what, reason });
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  let crc = 0;
  let memberBytes = 0;
  const take = (piece: Uint8Array) => {
    if (piece.length === 0) return;
    total += piece.length;
    memberBytes += piece.length;
    crc = crc32(piece, crc);
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  };
  const members: { readonly at: number; readonly crc: number; readonly byteLength: number }[] = [];
  const stream = streamFor(format, take);
  if (stream instanceof Gunzip) {
    stream.onmember = (offset) => {
      members.push({ at: start + offset, crc, byteLength: memberBytes });
      crc = 0;
      memberBytes = 0;
    };
  }
  for (let at = start; at < end; at += pieceBytes) {
    const stop = Math.min(at + pieceBytes, end);
    const bytes = await source.slice(at, stop);
    if (bytes.length !== stop - at) throw new LatheError("file-changed", { file: name });
    try {
      stream.push(bytes, stop === end);
    } catch (cause) {
      const { code } = cause as { readonly code?: number };
      throw damaged(code === 0 ? "it ends too early" : "its contents are not valid");
    }
    for (const member of members.splice(0)) await checkMember(source, member, damaged);
    if (expected !== null && total > expected.byteLength) throw damaged("it unpacks to more than it says");
    if (total > limits.ratioFrom && total > limits.ratio * (stop - start)) {
      throw new LatheError("file-unsafe", {
        file: name,
        reason: `${Math.round(total / 1e6)} MB came out of ${Math.round((stop - start) / 1e6)} MB, as of a file made to fill memory`,
      });
    }
    yield* pieces;
    pieces = [];
  }
  if (format === "gzip") await checkMember(source, { at: end, crc, byteLength: memberBytes }, damaged);
  else if (expected !== null && (total !== expected.byteLength || crc !== expected.crc))
    throw damaged("its checksum is wrong");
}

interface InflateStream {
  push(bytes: Uint8Array, last: boolean): void;
}

function streamFor(format: Packed["format"], take: (piece: Uint8Array) => void): InflateStream {
  if (format === "gzip") return new Gunzip(take);
  if (format === "deflate") return new Inflate(take);
  return { push: take };
}

/** A member ends in its checksum and its length modulo 2^32. */
async function checkMember(
  source: ByteSource,
  { at, crc, byteLength }: { readonly at: number; readonly crc: number; readonly byteLength: number },
  damaged: (reason: string) => LatheError,
): Promise<void> {
  const trailer = await source.slice(Math.max(0, at - 8), at);
  if (trailer.length < 8) throw damaged("it ends too early");
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
  if (view.getUint32(0, true) !== crc || view.getUint32(4, true) !== byteLength % 0x1_0000_0000)
    throw damaged("it is cut off, or its checksum is wrong");
}
