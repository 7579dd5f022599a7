import type { DropoutMasks } from "#core/estimators/neural/engine.ts";

/**
 * Inverted dropout (jmlr.org/papers/v15/srivastava14a.html): kept units are scaled up, so that prediction needs no change.
 * A hash of the place decides each unit, 16 bits apiece: a wide net needs a million of them a step, and a
 * generator would take as long as the step itself. Integer hash by Wellons (lowbias32).
 */
export function dropoutMasks(
  layers: readonly { readonly units: number; readonly rate: number }[],
  nRows: number,
  seed: number,
): DropoutMasks | null {
  if (layers.length === 0) return null;
  let place = seed | 0;
  return layers.map(({ units, rate }) => {
    const threshold = Math.round(rate * 65536);
    const kept = 65536 / (65536 - threshold);
    const mask = new Float32Array(units * nRows);
    for (let i = 0; i < mask.length; i += 2) {
      place = (place + 0x9e3779b9) | 0;
      let h = Math.imul(place ^ (place >>> 16), 0x21f0aaad);
      h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
      h ^= h >>> 15;
      mask[i] = (h & 0xffff) < threshold ? 0 : kept;
      if (i + 1 < mask.length) mask[i + 1] = h >>> 16 < threshold ? 0 : kept;
    }
    return mask;
  });
}
