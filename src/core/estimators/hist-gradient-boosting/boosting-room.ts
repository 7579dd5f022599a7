import type { Arrays, Room } from "#core/kernels/kernels.ts";
import { makeRoom } from "#core/kernels/provided-kernels.ts";
import { N_BEST, N_TERMS } from "#core/kernels/split-terms.ts";
import { SORT_EXTRA } from "#core/kernels/sort-floats.ts";
import { BLOCK, PER_BIN } from "#core/kernels/sum-by-bin.ts";

/** Cuts are found on so many rows at most. */
export const MOST_SAMPLED = 200_000;

/** How large a fit is. */
export interface FitSize {
  readonly nRows: number;
  readonly nFeatures: number;
  readonly nOutputs: number;
  readonly isWeighted: boolean;
  readonly maxBins: number;
  /** The most histograms at a time: one an open leaf. */
  readonly nHistograms: number;
}

/** All that the hot loops of a fit read and write, laid out once; histograms are taken from what is left. */
export type BoostingRoom = ReturnType<typeof arraysOf> & { readonly room: Room };

function arraysOf(room: Arrays, { nRows, nFeatures, nOutputs, isWeighted }: FitSize) {
  const nSlots = slotsOf(nFeatures);
  const nSampled = Math.min(nRows, MOST_SAMPLED);
  return {
    /** A byte a cell, as `sumByBin` says. */
    bins: room.uint8(nSlots * nRows),
    gradients: room.float32(nRows),
    hessians: room.float32(nRows),
    pairs: room.float32(2 * nRows),
    rows: room.int32(nRows),
    spare: room.int32(nRows),
    y: room.float64(nRows),
    weights: room.float64(isWeighted ? nRows : 0),
    raw: room.float64(nOutputs * nRows),
    /** As `softmaxRows` leaves them, where there are several outputs. */
    shares: room.float64(nOutputs > 1 ? nOutputs * nRows : 0),
    tops: room.float64(nOutputs > 1 ? 2 * nRows : 0),
    /** One feature, while it is put into bins. */
    values: room.float32(nRows),
    sample: room.float32(nSampled),
    sortSpare: room.int32(nSampled + SORT_EXTRA),
    cuts: room.float32(256),
    offsets: room.int32(nSlots),
    goesLeft: room.uint8(256),
    total: room.float64(2),
    terms: room.float64(N_TERMS),
    best: room.float64(N_BEST),
    /** Rows by bin of one feature, and its bins with them. */
    counts: room.float64(256),
    counted: room.float64(PER_BIN * 256),
  };
}

/** Features, filled up to whole blocks. */
function slotsOf(nFeatures: number): number {
  return BLOCK * Math.ceil(nFeatures / BLOCK);
}

export function layOut(size: FitSize): BoostingRoom {
  const { nFeatures, maxBins, nHistograms } = size;
  const histogram = PER_BIN * (nFeatures * (maxBins + 1) + BLOCK);
  const { room, own } = makeRoom(
    (place) => arraysOf(place, size),
    (measure) => {
      for (let i = 0; i < nHistograms; i++) measure.float64(histogram);
    },
  );
  return { room, ...own };
}
