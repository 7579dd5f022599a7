import { Unzip, UnzipInflate } from "fflate";
import { LatheError } from "#core/shared/problems.ts";

/** Unpacked in pieces this small, a bomb is noticed before it has filled memory. */
const PIECE_BYTES = 4096;

/**
 * Unpacks a zip that may be hostile.
 * @throws LatheError "project-invalid" for a name that is not allowed, one that comes twice, or too many bytes
 */
export function unzipEntries(
  file: Uint8Array,
  isAllowed: (name: string) => boolean,
  maxBytes: number,
): Map<string, Uint8Array<ArrayBuffer>> {
  const invalid = (reason: string) => new LatheError("project-invalid", { reason });
  if (file[0] !== 0x50 || file[1] !== 0x4b) throw invalid("it is not a .lathe file");
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const seen = new Set<string>();
  let total = 0;
  let failure: Error | null = null;
  const unzip = new Unzip((entry) => {
    if (!isAllowed(entry.name)) throw invalid("it holds something that does not belong there");
    if (seen.has(entry.name)) throw invalid(`${entry.name} is in it twice`);
    seen.add(entry.name);
    const pieces: Uint8Array[] = [];
    let size = 0;
    entry.ondata = (error, piece, final) => {
      if (error) {
        failure ??= invalid(`${entry.name} is damaged`);
        return;
      }
      size += piece.length;
      total += piece.length;
      if (total > maxBytes) throw invalid("it is larger than any project that can be opened here");
      pieces.push(piece);
      if (final) entries.set(entry.name, joined(pieces, size));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < file.length && failure === null; at += PIECE_BYTES) {
      unzip.push(file.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= file.length);
    }
  } catch (error) {
    throw error instanceof LatheError ? error : invalid("it is cut off or damaged");
  }
  if (failure) throw failure;
  return entries;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
