import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { log } from "#core/shared/math.ts";

/**
 * A seeded generator: the same seed gives the same numbers in every engine, because it is integer
 * arithmetic throughout. Randomness enters core only through one of these, made from a `randomState`.
 */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer in [0, n), n ≥ 1. */
  integer(n: number): number;
  /** Standard normal: Marsaglia's polar method, doi:10.1137/1006063. */
  normal(): number;
}

export function createRandom(randomState: number): Random {
  const generator = xoroshiro128plus(randomState | 0);
  const next = () => {
    const high = (generator.next() >>> 0) >>> 5; // 27 bits
    const low = (generator.next() >>> 0) >>> 6; // 26 bits
    return (high * 67108864 + low) / 9007199254740992;
  };
  const normal = (): number => {
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
    }
  };
  return { next, integer: (n) => Math.floor(next() * n), normal };
}

/** Fisher–Yates, in place. */
export function shuffle<A extends Int32Array | number[]>(items: A, random: Random): A {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = items[i]!;
    items[i] = items[j]!;
    items[j] = held;
  }
  return items;
}

/**
 * A seed for one part of a job (a fold, a repeat), so that parts can run in any order on any worker.
 * Integer hash by Wellons (lowbias32).
 */
export function deriveSeed(randomState: number, ...parts: readonly number[]): number {
  let h = randomState | 0;
  for (const part of parts) {
    h = (h ^ part) + 0x9e3779b9;
    h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
    h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
    h = h ^ (h >>> 15);
  }
  return h | 0;
}
