import {
  createDecoder,
  createGuessingDecoder,
  type Decoder,
  detectUnicode,
  guessByteEncoding,
} from "#core/ingest/decoder.ts";
import { refuseBinary, refuseForeignBytes } from "#core/ingest/refusal.ts";
import type { ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { Sha256 } from "#core/shared/sha256.ts";

export interface Opened {
  /** The first text of the file, a byte-order mark included. */
  readonly head: string;
  /** The head is the whole file. */
  readonly whole: boolean;
  /** The encoding that was asked for or found; null where nothing but ASCII has been seen. */
  readonly encoding: string | null;
  /** A decoder for the file from its first byte. */
  createDecoder(): Decoder;
}

/**
 * @param headBytes so many bytes are looked at to detect what the file is
 * @throws LatheError "file-empty", "file-not-a-table", "bad-parameter" (unknown encoding)
 */
export async function openText(
  source: ByteSource,
  encoding: string | undefined,
  headBytes: number,
): Promise<Opened> {
  if (source.byteLength === 0) throw new LatheError("file-empty", { file: source.name });
  const length = Math.min(headBytes, source.byteLength);
  const bytes = await source.slice(0, length);
  if (bytes.length !== length) throw new LatheError("file-changed", { file: source.name });
  refuseForeignBytes(source.name, bytes);
  const unicode = detectUnicode(bytes);
  const wide = unicode === "utf-16le" || unicode === "utf-16be";
  if (!wide && encoding === undefined) refuseBinary(source.name, bytes);
  const whole = bytes.length === source.byteLength;
  const guessed = guessByteEncoding(bytes);
  const label = encoding ?? unicode ?? guessed;
  const create = () => (label === null ? createGuessingDecoder() : createDecoder(label));
  const head = create().decode(bytes, whole);
  if (head.replace(/[\ufeff\0]/g, "").trim() === "" && whole)
    throw new LatheError("file-empty", { file: source.name });
  return { head, whole, encoding: label, createDecoder: create };
}

/** So many slices are read from the source at once, while those read before are taken in. */
const slicesAhead = 16;

/** The file in slices, which are hashed on the way where a hash is given. */
export async function* byteSlices(
  source: ByteSource,
  sliceBytes: number,
  hash: Sha256 | null,
  rows: () => number,
  checkpoint: Checkpoint<ReadProgress>,
): AsyncGenerator<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly last: boolean }> {
  const bytesTotal = source.byteLength;
  const pieceBytes = sliceBytes * slicesAhead;
  const pieceFrom = (start: number) => {
    const piece = source.slice(start, Math.min(start + pieceBytes, bytesTotal));
    // Whoever stops before this piece does not wait for it, nor hear that it failed.
    piece.catch(() => {});
    return piece;
  };
  let ahead = pieceFrom(0);
  for (let start = 0; start < bytesTotal; start += pieceBytes) {
    const end = Math.min(start + pieceBytes, bytesTotal);
    const piece = await ahead;
    if (piece.length !== end - start) throw new LatheError("file-changed", { file: source.name });
    if (end < bytesTotal) ahead = pieceFrom(end);
    for (let at = 0; at < piece.length; at += sliceBytes) {
      const bytes = piece.subarray(at, at + sliceBytes);
      hash?.update(bytes);
      const bytesRead = start + at + bytes.length;
      yield { bytes, last: bytesRead === bytesTotal };
      await checkpoint({ bytesRead, bytesTotal, rows: rows() });
    }
  }
}
