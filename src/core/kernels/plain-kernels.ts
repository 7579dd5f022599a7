import { adamStep } from "#core/kernels/adam-step.ts";
import { addColumns } from "#core/kernels/add-columns.ts";
import { addToRows } from "#core/kernels/add-to-rows.ts";
import { explainRows } from "#core/kernels/explain-rows.ts";
import { fillBins } from "#core/kernels/fill-bins.ts";
import { fillRows } from "#core/kernels/fill-rows.ts";
import { addWord, findWords } from "#core/kernels/find-words.ts";
import { growSubtree } from "#core/kernels/grow-subtree.ts";
import type { Kernels, Loops, Room } from "#core/kernels/kernels.ts";
import { logLossDerivatives, logLossSum } from "#core/kernels/log-loss.ts";
import { multiply } from "#core/kernels/multiply.ts";
import { pairUp } from "#core/kernels/pair-up.ts";
import { copyKeys, partRows } from "#core/kernels/part-rows.ts";
import { partition } from "#core/kernels/partition.ts";
import { readIsoDates } from "#core/kernels/read-iso-dates.ts";
import { readDecimals, readIntegers } from "#core/kernels/read-numbers.ts";
import { rectify, rectifyBack } from "#core/kernels/rectify.ts";
import { scanLeanSplits } from "#core/kernels/scan-lean-splits.ts";
import { scanSplits } from "#core/kernels/scan-splits.ts";
import { searchPair, sumCorners } from "#core/kernels/search-pair.ts";
import { searchRandomCut } from "#core/kernels/search-random-cut.ts";
import { searchSortedCuts } from "#core/kernels/search-sorted-cuts.ts";
import { softmaxDerivatives } from "#core/kernels/softmax-derivatives.ts";
import { softmaxRows } from "#core/kernels/softmax-rows.ts";
import { sortFloats } from "#core/kernels/sort-floats.ts";
import { stepLogOdds, stepSoftmax, stepSquares } from "#core/kernels/step-cells.ts";
import { subtract } from "#core/kernels/subtract.ts";
import { sumByBin } from "#core/kernels/sum-by-bin.ts";
import { countByBin, sumPairsByBin } from "#core/kernels/sum-pairs-by-bin.ts";
import { sumPairs } from "#core/kernels/sum-pairs.ts";
import { takeRecords } from "#core/kernels/take-records.ts";
import { transpose } from "#core/kernels/transpose.ts";
import { utf8Length } from "#core/kernels/utf8-length.ts";
import { walkForest } from "#core/kernels/walk-forest.ts";
import { walkTrees } from "#core/kernels/walk-trees.ts";

/** Loops over any memory. */
export const plainLoops: Loops = {
  adamStep,
  addToRows,
  addWord,
  addColumns,
  explainRows,
  fillBins,
  fillRows,
  findWords,
  logLossDerivatives,
  logLossSum,
  multiply,
  pairUp,
  copyKeys,
  partRows,
  partition,
  readDecimals,
  readIntegers,
  readIsoDates,
  rectify,
  rectifyBack,
  countByBin,
  scanLeanSplits,
  scanSplits,
  sumPairsByBin,
  searchRandomCut,
  searchSortedCuts,
  growSubtree,
  searchPair,
  softmaxRows,
  softmaxDerivatives,
  sortFloats,
  stepLogOdds,
  stepSoftmax,
  stepSquares,
  subtract,
  sumByBin,
  sumCorners,
  sumPairs,
  takeRecords,
  transpose,
  utf8Length,
  walkForest,
  walkTrees,
};

const room: Room = {
  float64: (length) => new Float64Array(length),
  float32: (length) => new Float32Array(length),
  int32: (length) => new Int32Array(length),
  uint8: (length) => new Uint8Array(length),
  uint16: (length) => new Uint16Array(length),
  ...plainLoops,
};

/** The loops in TypeScript, over memory of the engine's own: they run everywhere. */
export const plainKernels: Kernels = { room: () => room };
