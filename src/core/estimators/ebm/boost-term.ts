import type { AdditiveLoss } from "#core/estimators/ebm/additive-loss.ts";
import type { Bag } from "#core/estimators/ebm/bags.ts";
import { binsOfAxis } from "#core/estimators/ebm/ebm-model.ts";
import type { BagRoom } from "#core/estimators/ebm/ebm-room.ts";
import type { Direction } from "#core/estimators/ebm/shape-tree.ts";

/** A term that is being learned. */
export interface BoostTerm {
  readonly features: readonly number[];
  /** Of each axis. */
  readonly cuts: readonly Float32Array[];
  /** The cell of each row. */
  readonly cells: Uint16Array;
  readonly isNominal: boolean;
  readonly direction: Direction;
}

/** A bag as it learns: `shapes` holds what its terms add, (cells × nOutputs), once they are learned. */
export interface BoostedBag {
  readonly bag: Bag;
  readonly own: BagRoom;
  readonly loss: AdditiveLoss;
  /** Mean loss of the rows kept aside, by the intercept alone. */
  readonly plainLoss: number;
  readonly shapes: Map<BoostTerm, Float64Array>;
}

export function nCellsOf({ cuts }: Pick<BoostTerm, "cuts">): number {
  return cuts.reduce((n, cut) => n * binsOfAxis(cut), 1);
}
