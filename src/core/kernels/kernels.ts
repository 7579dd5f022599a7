import type { adamStep } from "#core/kernels/adam-step.ts";
import type { addColumns } from "#core/kernels/add-columns.ts";
import type { addToRows } from "#core/kernels/add-to-rows.ts";
import type { explainRows } from "#core/kernels/explain-rows.ts";
import type { addWord, findWords } from "#core/kernels/find-words.ts";
import type { fillBins } from "#core/kernels/fill-bins.ts";
import type { fillRows } from "#core/kernels/fill-rows.ts";
import type { growSubtree } from "#core/kernels/grow-subtree.ts";
import type { logLossDerivatives, logLossSum } from "#core/kernels/log-loss.ts";
import type { multiply } from "#core/kernels/multiply.ts";
import type { pairUp } from "#core/kernels/pair-up.ts";
import type { copyKeys, partRows } from "#core/kernels/part-rows.ts";
import type { partition } from "#core/kernels/partition.ts";
import type { readIsoDates } from "#core/kernels/read-iso-dates.ts";
import type { readDecimals, readIntegers } from "#core/kernels/read-numbers.ts";
import type { rectify, rectifyBack } from "#core/kernels/rectify.ts";
import type { scanLeanSplits } from "#core/kernels/scan-lean-splits.ts";
import type { scanSplits } from "#core/kernels/scan-splits.ts";
import type { searchPair, sumCorners } from "#core/kernels/search-pair.ts";
import type { searchRandomCut } from "#core/kernels/search-random-cut.ts";
import type { searchSortedCuts } from "#core/kernels/search-sorted-cuts.ts";
import type { softmaxDerivatives } from "#core/kernels/softmax-derivatives.ts";
import type { softmaxRows } from "#core/kernels/softmax-rows.ts";
import type { sortFloats } from "#core/kernels/sort-floats.ts";
import type { stepLogOdds, stepSoftmax, stepSquares } from "#core/kernels/step-cells.ts";
import type { subtract } from "#core/kernels/subtract.ts";
import type { sumByBin } from "#core/kernels/sum-by-bin.ts";
import type { countByBin, sumPairsByBin } from "#core/kernels/sum-pairs-by-bin.ts";
import type { sumPairs } from "#core/kernels/sum-pairs.ts";
import type { takeRecords } from "#core/kernels/take-records.ts";
import type { transpose } from "#core/kernels/transpose.ts";
import type { utf8Length } from "#core/kernels/utf8-length.ts";
import type { walkForest } from "#core/kernels/walk-forest.ts";
import type { walkTrees } from "#core/kernels/walk-trees.ts";

/**
 * The hot loops of trees, shapes, nets and of reading files. There are two of each, with equal results bit for bit: in TypeScript, in this folder, which also
 * says what each does; and in WebAssembly (src/kernels), which the worker or the command line provides where it runs.
 */
export interface Kernels {
  /**
   * Memory for one fit. WebAssembly reaches no other: the arrays that are given to a room's loops are all made by it.
   * @param bytes at least those of all arrays that will be made, as `bytesOf` counts them
   */
  room(bytes: number): Room;
}

/** Makes arrays, all 0. */
export interface Arrays {
  float64(length: number): Float64Array;
  float32(length: number): Float32Array;
  int32(length: number): Int32Array;
  uint8(length: number): Uint8Array;
  uint16(length: number): Uint16Array;
}

/** All loops, by name. */
export interface Loops extends TreeKernels, NetKernels, AdditiveKernels, CellKernels {}

export interface Room extends Arrays, Loops {}

/** Arrays of a room begin at multiples of so many bytes. */
export const ROOM_GRAIN = 64;

/** How much room the arrays take that are made in `layOut`, which is called once with arrays of length 0. */
export function bytesOf(layOut: (measure: Arrays) => void): number {
  let bytes = 0;
  const take = (size: number) => {
    bytes += Math.ceil(size / ROOM_GRAIN) * ROOM_GRAIN;
  };
  layOut({
    float64: (length) => (take(8 * length), new Float64Array(0)),
    float32: (length) => (take(4 * length), new Float32Array(0)),
    int32: (length) => (take(4 * length), new Int32Array(0)),
    uint8: (length) => (take(length), new Uint8Array(0)),
    uint16: (length) => (take(2 * length), new Uint16Array(0)),
  });
  return bytes;
}

/** Rows are whole numbers in [0, nRows), in an array that is looked at from `start` to `end`. */
interface TreeKernels {
  readonly pairUp: typeof pairUp;
  readonly sumPairs: typeof sumPairs;
  readonly sumByBin: typeof sumByBin;
  readonly subtract: typeof subtract;
  readonly partition: typeof partition;
  readonly addToRows: typeof addToRows;
  readonly addColumns: typeof addColumns;
  readonly sortFloats: typeof sortFloats;
  readonly fillBins: typeof fillBins;
  readonly logLossDerivatives: typeof logLossDerivatives;
  readonly logLossSum: typeof logLossSum;
  readonly softmaxRows: typeof softmaxRows;
  readonly softmaxDerivatives: typeof softmaxDerivatives;
  readonly walkTrees: typeof walkTrees;
  readonly walkForest: typeof walkForest;
  readonly scanSplits: typeof scanSplits;
  readonly scanLeanSplits: typeof scanLeanSplits;
  readonly sumPairsByBin: typeof sumPairsByBin;
  readonly countByBin: typeof countByBin;
  readonly searchRandomCut: typeof searchRandomCut;
  readonly searchSortedCuts: typeof searchSortedCuts;
  readonly growSubtree: typeof growSubtree;
  readonly partRows: typeof partRows;
  readonly copyKeys: typeof copyKeys;
  readonly explainRows: typeof explainRows;
}

/** Loops of models that are a sum of shapes. */
interface AdditiveKernels {
  readonly stepSquares: typeof stepSquares;
  readonly stepLogOdds: typeof stepLogOdds;
  readonly stepSoftmax: typeof stepSoftmax;
  readonly sumCorners: typeof sumCorners;
  readonly searchPair: typeof searchPair;
}

/** Loops over the bytes of a file. */
export interface CellKernels {
  readonly takeRecords: typeof takeRecords;
  readonly readIntegers: typeof readIntegers;
  readonly readDecimals: typeof readDecimals;
  readonly readIsoDates: typeof readIsoDates;
  readonly findWords: typeof findWords;
  readonly addWord: typeof addWord;
  readonly utf8Length: typeof utf8Length;
}

/** Matrices are row-major, in float32. */
interface NetKernels {
  readonly multiply: typeof multiply;
  readonly transpose: typeof transpose;
  readonly fillRows: typeof fillRows;
  readonly rectify: typeof rectify;
  readonly rectifyBack: typeof rectifyBack;
  readonly adamStep: typeof adamStep;
}
