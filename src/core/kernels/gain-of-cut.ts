import { newtonStep, shrunk } from "#core/estimators/hist-gradient-boosting/node-value.ts";
import { TERMS } from "#core/kernels/split-terms.ts";

/**
 * What a node gains when its rows are parted so that one side, `own`, has these sums; NaN where the direction of the feature
 * forbids it. In this order of operations equal splits have equal gains where they have them in scikit-learn.
 */
export function gainOfCut(
  gradient: number,
  hessian: number,
  ownIsLeft: boolean,
  terms: Float64Array,
  bounds: { readonly lower: number; readonly upper: number },
): number {
  const [l1, l2, direction] = [terms[TERMS.l1]!, terms[TERMS.l2]!, terms[TERMS.direction]!];
  const ownGradient = shrunk(gradient, l1);
  const restGradient = shrunk(terms[TERMS.gradient]! - gradient, l1);
  const own = newtonStep(ownGradient, hessian, l2, bounds);
  const rest = newtonStep(restGradient, terms[TERMS.hessian]! - hessian, l2, bounds);
  if (direction !== 0 && (ownIsLeft ? own - rest : rest - own) * direction > 0) return Number.NaN;
  const [ownLoss, restLoss] = [ownGradient * own, restGradient * rest];
  const whole = terms[TERMS.loss]!;
  return ownIsLeft ? whole - ownLoss - restLoss : whole - restLoss - ownLoss;
}
