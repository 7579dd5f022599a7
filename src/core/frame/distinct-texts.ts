import type { TextColumn } from "#core/frame/column.ts";

const rowsBetweenPauses = 1 << 18;

/**
 * Different texts of a column, missing ones left aside, and how many are missing. The bytes are compared as they lie:
 * no string is made.
 * @param most   counting stops past so many: `distinct` is then `most` + 1
 * @param pause  awaited every quarter of a million rows
 */
export async function distinctTexts(
  { bytes, offsets }: TextColumn,
  most: number,
  pause: () => Promise<void>,
): Promise<{ readonly distinct: number; readonly missing: number }> {
  const nRows = offsets.length - 1;
  // Open addressing: row + 1 of the first row with each text, 0 where there is none; at most half full.
  let size = 1024;
  while (size < 2 * Math.min(nRows, most + 1)) size *= 2;
  const slots = new Int32Array(size);
  const hashes = new Int32Array(size);
  let distinct = 0;
  let missing = 0;
  for (let row = 0; row < nRows; row++) {
    if (row % rowsBetweenPauses === rowsBetweenPauses - 1) await pause();
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    if (start === end) missing++;
    if (start === end || distinct > most) continue;
    const hash = hashOf(bytes, start, end);
    let slot = hash & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      if (hashes[slot] !== hash) continue;
      const first = slots[slot]! - 1;
      if (isSame(bytes, start, end, offsets[first]!, offsets[first + 1]!)) break;
    }
    if (slots[slot] !== 0) continue;
    slots[slot] = row + 1;
    hashes[slot] = hash;
    distinct++;
  }
  return { distinct, missing };
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(
  bytes: Uint8Array,
  start: number,
  end: number,
  otherStart: number,
  otherEnd: number,
): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let i = start, j = otherStart; i < end; i++, j++) if (bytes[i] !== bytes[j]) return false;
  return true;
}
