import type { ClassCurves } from "#core/evaluate/evaluation.ts";

/** More lines than this in colour cannot be told apart. */
const MOST_COLOURED = 7;
const WORST = 3;

/** The curves to colour: all of a few classes; of many, the three that are told apart worst, the worst first. */
export function curveFocus(curves: readonly ClassCurves[], which: "roc" | "pr"): readonly number[] {
  const all = curves.map((_, index) => index);
  if (curves.length <= MOST_COLOURED) return all;
  return all.toSorted((a, b) => curves[a]![which].area - curves[b]![which].area || a - b).slice(0, WORST);
}
