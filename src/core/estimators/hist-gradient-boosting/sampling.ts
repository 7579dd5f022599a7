import type { Random } from "#core/shared/random.ts";

/**
 * Draws a share of the rows without putting any back, each with the same chance, in their order (Knuth's selection
 * sampling, The Art of Computer Programming 3.4.2 S).
 * @param share in (0, 1]
 * @param into  room for all of them
 * @returns the part of `into` that holds them
 */
export function sampleRows(rows: Int32Array, share: number, random: Random, into: Int32Array): Int32Array {
  let wanted = Math.max(1, Math.round(share * rows.length));
  let n = 0;
  for (let i = 0; i < rows.length && wanted > 0; i++) {
    if (random.next() * (rows.length - i) >= wanted) continue;
    into[n++] = rows[i]!;
    wanted--;
  }
  return into.subarray(0, n);
}

/** Features that one tree may ask about: 1 at those drawn. @param among at least one */
export function sampleFeatures(
  among: readonly number[],
  nFeatures: number,
  share: number,
  random: Random,
): Uint8Array {
  const allowed = new Uint8Array(nFeatures);
  const drawn = sampleRows(Int32Array.from(among), share, random, new Int32Array(among.length));
  for (const j of drawn) allowed[j] = 1;
  return allowed;
}
