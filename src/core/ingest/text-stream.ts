import {
  createDecoder,
  createGuessingDecoder,
  type Decoder,
  detectUnicode,
  guessByteEncoding,
} from "#core/ingest/decoder.ts";
import type { GuessedEncoding } from "#core/ingest/byte-encodings.ts";
import { refuseBinary, refuseForeignBytes } from "#core/ingest/refusal.ts";
import type { BytePieces, ByteSource, ReadProgress } from "#core/frame/reading.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { ContentHash } from "#core/shared/sha256.ts";

/** How sure it is what the characters are encoded in. */
export interface Encoding {
  readonly name: string;
  /** In [0, 1]. */
  readonly confidence: number;
  /** A sentence. */
  readonly evidence: string;
}

export interface Opened {
  /** The first text of the file, a byte-order mark included. */
  readonly head: string;
  /** The head is the whole file. */
  readonly whole: boolean;
  /** The encoding that was asked for or found; null where nothing but ASCII has been seen. */
  readonly encoding: string | null;
  readonly guess: Encoding;
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
  const isWide = unicode !== null && unicode.name !== "utf-8";
  if (!isWide && encoding === undefined) refuseBinary(source.name, bytes);
  const whole = bytes.length === source.byteLength;
  const guessed = unicode === null ? guessByteEncoding(bytes) : null;
  const label = encoding ?? unicode?.name ?? guessed?.name ?? null;
  const create = () => (label === null ? createGuessingDecoder() : createDecoder(label));
  const head = create().decode(bytes, whole);
  if (head.replace(/[\ufeff\0]/g, "").trim() === "" && whole)
    throw new LatheError("file-empty", { file: source.name });
  const guess = encodingOf(create().name(), unicode, guessed);
  return { head, whole, encoding: label, guess, createDecoder: create };
}

function encodingOf(
  name: string,
  unicode: { readonly marked: boolean } | null,
  guessed: GuessedEncoding | null,
): Encoding {
  if (unicode?.marked === true) return { name, confidence: 1, evidence: "The mark at its start says so." };
  if (unicode !== null)
    return { name, confidence: 0.95, evidence: "Zeros stand where this encoding has them." };
  if (guessed === null) return { name, confidence: 1, evidence: "Its first bytes are plain ASCII." };
  if (name === "utf-8")
    return { name, confidence: guessed.confidence, evidence: "Its bytes form whole characters." };
  const evidence = "Nothing in the file says so: its text is likeliest in this encoding.";
  return { name, confidence: guessed.confidence, evidence };
}

/** So many slices are read from the source at once, while those read before are taken in. */
const slicesAhead = 16;

/** Bytes [from, to) of a source. */
export interface Stretch {
  readonly sliceBytes: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A stretch of the file in slices, which are hashed on the way where a hash is given. They end at whole numbers of
 * slices from the start of the file, wherever the stretch begins. A slice is good until the next one is asked for.
 */
export async function* byteSlices(
  source: ByteSource,
  { sliceBytes, from, to }: Stretch,
  hash: ContentHash | null,
  rows: () => number,
  checkpoint: Checkpoint<ReadProgress>,
): AsyncGenerator<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly last: boolean }> {
  const bytesTotal = source.byteLength;
  const pieceBytes = sliceBytes * slicesAhead;
  const endOf = (start: number, size: number) => Math.min(start - (start % size) + size, to);
  if (from >= to) return;
  const pieces = source.pieces?.(from, to) ?? slicedPieces(source, from);
  const pieceFrom = (start: number) => {
    const piece = pieces.next(endOf(start, pieceBytes) - start);
    // Whoever stops before this piece does not wait for it, nor hear that it failed.
    piece.catch(() => {});
    return piece;
  };
  try {
    let ahead = pieceFrom(from);
    for (let start = from; start < to; ) {
      const end = endOf(start, pieceBytes);
      const piece = await ahead;
      if (piece.length !== end - start) throw new LatheError("file-changed", { file: source.name });
      if (end < to) ahead = pieceFrom(end);
      for (let at = start; at < end; ) {
        const bytesRead = Math.min(endOf(at, sliceBytes), end);
        const bytes = piece.subarray(at - start, bytesRead - start);
        hash?.update(bytes);
        yield { bytes, last: bytesRead === bytesTotal };
        await checkpoint({ bytesRead, bytesTotal, rows: rows() });
        at = bytesRead;
      }
      pieces.release(piece);
      start = end;
    }
  } finally {
    pieces.close();
  }
}

function slicedPieces(source: ByteSource, from: number): BytePieces {
  let at = from;
  return {
    next(length) {
      const start = at;
      at += length;
      return source.slice(start, at);
    },
    release() {},
    close() {},
  };
}
