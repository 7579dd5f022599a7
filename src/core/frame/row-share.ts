import { deriveSeed } from "#core/shared/random.ts";

/** A share of the rows, each kept with the same chance: what is kept depends on a row's place and the seed alone. */
export interface RowShare {
  /** In (0, 1]. */
  readonly share: number;
  readonly randomState: number;
}

const states = 4_294_967_296; // as many as a seed can be

/**
 * Whether a row, counted from 0, belongs to the sample: Bernoulli sampling, so that one pass is enough, no row has to be
 * held, and the number of rows kept is itself random (binomial).
 */
export function keepsRow({ share, randomState }: RowShare, row: number): boolean {
  return deriveSeed(randomState, row) >>> 0 < share * states;
}

/** The rows of the sample among the first `nRows`, in order. */
export function keptRows(sample: RowShare, nRows: number): Int32Array {
  const kept = new Int32Array(nRows);
  let n = 0;
  for (let row = 0; row < nRows; row++) if (keepsRow(sample, row)) kept[n++] = row;
  return kept.slice(0, n);
}
