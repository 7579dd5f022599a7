import type { DateGaps } from "#core/frame/profile-types.ts";
import { medianOf } from "#core/frame/quantiles.ts";

/** A step that is wider than so many usual ones is a gap. */
const wide = 3;

/** @param sorted epoch ms, rising, not empty */
export function dateGaps(sorted: Float64Array): DateGaps {
  const steps = new Float64Array(sorted.length);
  let n = 0;
  let widest: readonly [number, number] | null = null;
  for (let i = 1; i < sorted.length; i++) {
    const [from, to] = [sorted[i - 1]!, sorted[i]!];
    if (from === to) continue;
    steps[n++] = to - from;
    if (widest === null || to - from > widest[1] - widest[0]) widest = [from, to];
  }
  const span = sorted[sorted.length - 1]! - sorted[0]!;
  if (n === 0) return { span, medianStep: null, widest, wideSteps: 0 };
  const rising = steps.subarray(0, n).sort();
  const medianStep = medianOf(rising);
  let wideSteps = 0;
  for (let i = n - 1; i >= 0 && rising[i]! > wide * medianStep; i--) wideSteps++;
  return { span, medianStep, widest, wideSteps };
}
