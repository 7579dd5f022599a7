import type { DropoutMasks } from "#core/estimators/neural/engine.ts";
import { createRandom } from "#core/shared/random.ts";

/** Inverted dropout (jmlr.org/papers/v15/srivastava14a.html): kept units are scaled up, so that prediction needs no change. */
export function dropoutMasks(
  hidden: readonly number[],
  nRows: number,
  rate: number,
  seed: number,
): DropoutMasks | null {
  if (rate === 0) return null;
  const random = createRandom(seed);
  return hidden.map((units) => {
    const mask = new Float32Array(units * nRows);
    for (let i = 0; i < mask.length; i++) mask[i] = random.next() < rate ? 0 : 1 / (1 - rate);
    return mask;
  });
}
