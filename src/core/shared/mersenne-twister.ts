import { mersenne } from "pure-rand/generator/mersenne";

/** Gives unsigned integers of 32 bits. */
export type Uint32Source = () => number;

/**
 * MT19937 (Matsumoto and Nishimura 1998, doi:10.1145/272991.272995): the stream of numpy's `RandomState(seed)`, for
 * what must be drawn as scikit-learn draws it. For all else there is `createRandom`.
 * @param seed whole; read as unsigned 32 bits, so that -1 is 4294967295
 */
export function mersenneTwister(seed: number): Uint32Source {
  const generator = mersenne(seed | 0);
  return () => generator.next() >>> 0;
}

/** Uniform in [0, n), 1 ≤ n ≤ 2³²: numpy's `RandomState.randint(n)`, by masking and rejection. */
export function randomBelow(source: Uint32Source, n: number): number {
  const largest = n - 1;
  // randint of one number draws nothing.
  if (largest === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(largest);
  for (;;) {
    const drawn = (source() & mask) >>> 0;
    if (drawn <= largest) return drawn;
  }
}
