/** What a scan goes by: its places in `terms`. */
export const TERMS = {
  /** Sums of the node: both derivatives, and rows. */
  gradient: 0,
  hessian: 1,
  nRows: 2,
  /** What the node itself answers, times its gradient. */
  loss: 3,
  /** Penalties, as `newtonStep` takes them. */
  l1: 4,
  l2: 5,
  /** What an answer may be. */
  lower: 6,
  upper: 7,
  /** The least rows and second derivatives of a side. */
  minSamplesLeaf: 8,
  minChildWeight: 9,
  /** 1 where answers may only rise from left to right, -1 where they may only fall, else 0. */
  direction: 10,
  /** Of bins whose rows are not counted: second derivatives that only enough rows add up to. */
  certainHessian: 11,
} as const;
export const N_TERMS = 12;

/** Of the best split so far: its places in `best`; the sums are those of the side that the scan parted off. */
export const BEST = { gain: 0, step: 1, gradient: 2, hessian: 3, nRows: 4, doubtfulGain: 5 } as const;
export const N_BEST = 6;
