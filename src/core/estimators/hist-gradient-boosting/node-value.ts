/** Penalties of what a node answers: `l1` times its size and `l2` times half its square are added to the loss. */
export interface Penalties {
  readonly l1: number;
  readonly l2: number;
}

/** What a node may answer, so that constraints of direction hold. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

export const noBounds: Bounds = { lower: -Infinity, upper: Infinity };

/** Nearer to 0 by `l1`, and 0 where it was no further away. */
export function shrunk(gradient: number, l1: number): number {
  if (l1 === 0) return gradient;
  return gradient > l1 ? gradient - l1 : gradient < -l1 ? gradient + l1 : 0;
}

/**
 * What a node with these sums answers: a Newton step, within its bounds. In this order of operations equal splits have
 * equal gains where they have them in scikit-learn.
 * @param gradient already shrunk
 */
export function newtonStep(gradient: number, hessian: number, l2: number, { lower, upper }: Bounds): number {
  const step = -gradient / (hessian + l2 + 1e-15);
  return step < lower ? lower : step > upper ? upper : step;
}
