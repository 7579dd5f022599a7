import type { CellRoom } from "#core/ingest/bytes/cell-room.ts";

/**
 * Records of a file as places in its bytes: cell (row, c) is UTF-8 bytes [starts[i], ends[i]) with
 * i = row · width + c, quotes taken off. Cells that a short record lacks are empty.
 */
export interface CellBlock {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly width: number;
  readonly nRows: number;
  /** What reads these arrays. */
  readonly room: CellRoom;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** Up to so many bytes of ASCII are quicker made into a string here than by the decoder. */
const short = 32;

export function cellString({ bytes, starts, ends }: CellBlock, i: number): string {
  return utf8String(bytes, starts[i]!, ends[i]!);
}

/** Bytes [start, end), which are valid UTF-8, as a string. */
export function utf8String(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= short) {
    let text = "";
    let at = start;
    for (; at < end && bytes[at]! < 0x80; at++) text += String.fromCharCode(bytes[at]!);
    if (at === end) return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}
