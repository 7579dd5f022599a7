import { LONGEST_WORD, WORD_SLOT } from "#core/kernels/find-words.ts";
import type { Arrays, CellKernels } from "#core/kernels/kernels.ts";
import { plainLoops } from "#core/kernels/plain-kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";

/** Loops over cells, and what they write to before it is kept. Nothing in it is kept between calls but words. */
export interface CellRoom {
  readonly loops: CellKernels;
  /** Of so many rows a loop is given at once. */
  readonly values: Float64Array;
  readonly codes: Int32Array;
  /** What loops tell beside what they return. */
  readonly facts: Int32Array;
  /** An empty table of words (`findWords`) for column `c`, which has only one at a time; null: there are too many columns. */
  wordsOf(c: number): Int32Array | null;
}

/** The room of a reader of bytes, with the arrays that its blocks are in. */
export interface ReaderRoom extends CellRoom {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const plainRows = 4096;

/** For cells that lie in memory of their own. */
export const plainRoom: CellRoom = {
  loops: plainLoops,
  values: new Float64Array(plainRows),
  codes: new Int32Array(plainRows),
  facts: new Int32Array(3),
  wordsOf: () => null,
};

/** Bytes that the words of all columns take at most: so many, */
const mostWordBytes = 8 * 1024 * 1024;
/** and so many times those of the file, which is small where few are held. */
const mostTimesHeld = 8;
/** Slots of a column. */
const mostSlots = 4096;
const leastSlots = 64;

/** @param nBytes of the file that are held at once @param nRows in a block at most */
export function makeReaderRoom(nBytes: number, nRows: number, width: number): ReaderRoom {
  const nSlots = slotsFor(width, Math.min(mostWordBytes, nBytes * mostTimesHeld));
  const layOut = (arrays: Arrays) => ({
    bytes: arrays.uint8(nBytes),
    starts: arrays.int32(nRows * width),
    ends: arrays.int32(nRows * width),
    values: arrays.float64(nRows),
    codes: arrays.int32(nRows),
    facts: arrays.int32(3),
    words: arrays.int32(nSlots * WORD_SLOT * width),
    // Words are looked at eight bytes at a time, signs 64.
    last: arrays.uint8(64 + LONGEST_WORD),
  });
  const { room, own } = makeRoom(layOut);
  const { words } = own;
  const size = nSlots * WORD_SLOT;
  return {
    ...own,
    loops: room,
    wordsOf: (c) => (size === 0 ? null : words.subarray(c * size, (c + 1) * size).fill(0)),
  };
}

function slotsFor(width: number, nBytes: number): number {
  const most = Math.min(mostSlots, nBytes / (width * WORD_SLOT * 4));
  let slots = leastSlots;
  while (slots * 2 <= most) slots *= 2;
  return slots > most ? 0 : slots;
}
