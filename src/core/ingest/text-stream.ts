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
  const create = () => {
    const label = encoding ?? unicode ?? guessed;
    return label === null ? createGuessingDecoder() : createDecoder(label);
  };
  const head = create().decode(bytes, whole);
  if (head.replace(/[\ufeff\0]/g, "").trim() === "" && whole)
    throw new LatheError("file-empty", { file: source.name });
  return { head, whole, createDecoder: create };
}

/** The file's text in slices, with the bytes hashed on the way where a hash is given. */
export async function* textSlices(
  source: ByteSource,
  decoder: Decoder,
  sliceBytes: number,
  hash: Sha256 | null,
  rows: () => number,
  checkpoint: Checkpoint<ReadProgress>,
): AsyncGenerator<{ readonly text: string; readonly last: boolean }> {
  const bytesTotal = source.byteLength;
  for (let start = 0; start < bytesTotal; start += sliceBytes) {
    const end = Math.min(start + sliceBytes, bytesTotal);
    const bytes = await source.slice(start, end);
    if (bytes.length !== end - start) throw new LatheError("file-changed", { file: source.name });
    hash?.update(bytes);
    yield { text: decoder.decode(bytes, end === bytesTotal), last: end === bytesTotal };
    await checkpoint({ bytesRead: end, bytesTotal, rows: rows() });
  }
}
