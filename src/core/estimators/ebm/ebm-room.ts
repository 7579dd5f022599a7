import type { Arrays, Room } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";
import { PAIR_FOUND, PER_CORNER } from "#core/kernels/search-pair.ts";
import { SIGMOID_FINENESS, SIGMOID_LENGTH, SIGMOID_REACH } from "#core/kernels/step-cells.ts";
import { sigmoid } from "#core/shared/math.ts";

/** How large a fit is. */
export interface EbmSize {
  readonly nRows: number;
  readonly nFeatures: number;
  readonly nOutputs: number;
  readonly isBinary: boolean;
  readonly nBags: number;
  /** Bins of the feature that has most. */
  readonly widest: number;
  /** Pairs at most, and bins of a side of one at most. */
  readonly nPairs: number;
  readonly pairSide: number;
}

/** All that the hot loops of a fit read and write, laid out once. */
export type EbmRoom = ReturnType<typeof arraysOf> & { readonly room: Room };

/** What of it belongs to one bag. */
export type BagRoom = EbmRoom["bags"][number];

function arraysOf(
  room: Arrays,
  { nRows, nFeatures, nOutputs, isBinary, nBags, widest, nPairs, pairSide }: EbmSize,
) {
  const pairCells = nPairs > 0 ? pairSide * pairSide : 0;
  const nCells = Math.max(widest, pairCells);
  const nCorners = nPairs > 0 ? (pairSide + 1) * (pairSide + 1) : 0;
  return {
    y: room.float64(nRows),
    /** The bin of each row, feature after feature. */
    cells: room.uint16(nFeatures * nRows),
    /** The cell of each row, pair after pair, and one more while pairs are compared. */
    pairs: room.uint16((nPairs > 0 ? nPairs + 1 : 0) * nRows),
    update: room.float64(nCells * nOutputs),
    corners: room.float64(PER_CORNER * nCorners),
    found: room.float64(PAIR_FOUND),
    sigmoids: room.float64(isBinary ? SIGMOID_LENGTH : 0),
    /** Outputs of one row; loops over two at a time write one more. */
    shares: room.float64(nOutputs + 1),
    /** Rows kept aside, side by side while their loss is taken. */
    aside: {
      y: room.float64(isBinary ? nRows : 0),
      weights: room.float64(isBinary ? nRows : 0),
      raw: room.float64(isBinary ? nRows : 0),
    },
    bags: Array.from({ length: nBags }, () => ({
      /** Raw outputs; of a number, their errors. */
      raw: room.float64(nOutputs * nRows),
      learned: room.float64(nRows),
      sums: room.float64(2 * nOutputs * nCells),
      /** Rows of the cells of each pair. */
      pairCounts: Array.from({ length: nPairs }, () => room.float64(pairCells)),
    })),
  };
}

export function layOut(size: EbmSize): EbmRoom {
  const { room, own: arrays } = makeRoom((place) => arraysOf(place, size));
  for (let i = 0; i < arrays.sigmoids.length; i++)
    arrays.sigmoids[i] = sigmoid(i / SIGMOID_FINENESS - SIGMOID_REACH);
  return { room, ...arrays };
}
