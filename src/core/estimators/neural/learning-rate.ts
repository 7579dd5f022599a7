import { batchSizeAt } from "#core/estimators/neural/batch-size.ts";
import type { NetJob } from "#core/estimators/neural/engine.ts";
import type { MlpParams } from "#core/estimators/neural/schema.ts";
import { cosOfHalfTurns } from "#core/shared/math.ts";

/** As PyTorch's OneCycleLR: the share of the way up, and how far below the peak it begins and ends. */
const RISE = 0.3;
const BEGIN = 25;
const END = 1e4;

/**
 * The size of a step at some point of a training as long as it is allowed to be.
 * "cosine" falls from `base` to 0 (Loshchilov and Hutter 2017, doi:10.48550/arXiv.1608.03983, without restarts);
 * "one-cycle" rises from base / 25 to `base` in the first 30 % and falls to base / 250,000 (Smith 2018,
 * doi:10.48550/arXiv.1803.09820), along half a cosine each.
 * @param done share of all steps that were made, in [0, 1]
 */
export function learningRateAt(schedule: MlpParams["schedule"], base: number, done: number): number {
  switch (schedule) {
    case "constant":
      return base;
    case "cosine":
      return between(base, 0, done);
    case "one-cycle":
      return done < RISE
        ? between(base / BEGIN, base, done / RISE)
        : between(base, base / BEGIN / END, (done - RISE) / (1 - RISE));
  }
}

/** It depends on the place in the training alone, so that a fit resumed goes on with the same steps. */
export function learningRateOf(
  { job, params }: { readonly job: NetJob; readonly params: MlpParams },
  epoch: number,
  batch: number,
): number {
  const nRows = job.feed === null ? job.rows.nRows : job.feed.inMemory.nRows + job.feed.more.nRows;
  const batches = Math.ceil(nRows / batchSizeAt(job, epoch, params.maxIter));
  const done = (epoch - 1 + Math.min(1, batch / batches)) / params.maxIter;
  return learningRateAt(params.schedule, job.learningRate, done);
}

/** Along half a cosine from one number to another. */
function between(from: number, to: number, share: number): number {
  return to + ((from - to) * (1 + cosOfHalfTurns(share))) / 2;
}
