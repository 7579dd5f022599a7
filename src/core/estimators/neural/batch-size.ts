import type { NetJob } from "#core/estimators/neural/engine.ts";

/** How often a growing batch doubles until the last epoch allowed, and how much larger it is then. */
const DOUBLINGS = 3;
export const LARGEST_GROWTH = 1 << DOUBLINGS;

/**
 * Rows of a full batch in an epoch (from 1 on). A batch that may grow doubles after each quarter of the epochs allowed: its
 * gradients get surer as smaller learning rates would make them, at fewer steps (Smith et al. 2018, doi:10.48550/arXiv.1711.00489).
 */
export function batchSizeAt(
  { batchSize, largestBatch }: Pick<NetJob, "batchSize" | "largestBatch">,
  epoch: number,
  maxIter: number,
): number {
  const doublings = Math.floor(((DOUBLINGS + 1) * (epoch - 1)) / maxIter);
  return Math.min(largestBatch, batchSize * (1 << doublings));
}
