import { type Kernels, ROOM_GRAIN, type Room } from "#core/kernels/kernels.ts";
import { WORD_SLOT } from "#core/kernels/find-words.ts";
import { plainKernels } from "#core/kernels/plain-kernels.ts";
import type { Sorting } from "#core/kernels/search-sorted-cuts.ts";
import { assert } from "#core/shared/assert.ts";
import { dividedLoops, type Exported } from "#kernels/team/divided-loops.ts";
import { BOARD_BYTES } from "#kernels/team/job-board.ts";
import type { Team } from "#kernels/team/team.ts";
import { sharedAt, wasmText } from "#kernels/wasm-text.ts";

const PAGE = 65_536;
/** wasm32 reaches 4 GiB. */
const MOST_PAGES = 65_536;
/** The compiler leaves 1024 bytes free and puts the tables of loops there (`memory.data`), which take less than as much again. */
const FIRST = 2048;
/** Loops that take two numbers at a time may read one past the last array. */
const LAST = 64;

/** A fit in a room smaller than this, bytes, is over before a team is there. */
const LEAST_SHARED = 8 * 2 ** 20;

/**
 * The loops in WebAssembly with SIMD; where the engine compiles none, those in TypeScript, whose results are the same.
 * Compiles at once: some kilobytes.
 * @param team helps with large rooms, where it is given a fit to help with
 */
export function bestKernels(team: Team | null = null): Kernels {
  const compiled = moduleOf(1);
  if (compiled === null) return plainKernels;
  let shared: WebAssembly.Module | null | undefined;
  return {
    room(bytes) {
      if (team?.helps && bytes >= LEAST_SHARED) {
        shared ??= moduleOf(3);
        const room = shared && sharedRoom(shared, bytes, team);
        if (room) return room;
      }
      return wasmRoom(compiled, bytes) ?? plainKernels.room(bytes);
    },
  };
}

/** @param flags 1 over memory of one thread, 3 over shared memory. @returns null when the engine compiles no such module */
function moduleOf(flags: number): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(wasmText), (letter) => letter.charCodeAt(0));
  bytes[sharedAt] = flags;
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return null;
  }
}

/** @returns null when the engine has no such memory */
function memoryOf(bytes: number, shared: boolean): WebAssembly.Memory | null {
  const pages = Math.ceil((bytes + FIRST + LAST) / PAGE);
  if (pages > MOST_PAGES) return null;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch {
    return null;
  }
}

function wasmRoom(compiled: WebAssembly.Module, bytes: number): Room | null {
  const memory = memoryOf(bytes, false);
  if (memory === null) return null;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return roomOver(memory.buffer, exports as unknown as Exported, FIRST);
}

/** Before its arrays lies the board of the team. */
function sharedRoom(compiled: WebAssembly.Module, bytes: number, team: Team): Room | null {
  const memory = memoryOf(bytes + BOARD_BYTES, true);
  if (memory === null) return null;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const room = team.open(compiled, memory, exports, FIRST);
  const loops = dividedLoops(exports as unknown as Exported, room);
  return roomOver(memory.buffer, loops, FIRST + BOARD_BYTES);
}

function roomOver(buffer: ArrayBufferLike, loops: Exported, first: number): Room {
  let next = first;

  function take(bytes: number): number {
    const at = next;
    next += Math.ceil(bytes / ROOM_GRAIN) * ROOM_GRAIN;
    assert(next <= buffer.byteLength, "a room is as large as what is put into it");
    return at;
  }

  function at(array: ArrayBufferView): number {
    assert(array.buffer === buffer, "a room's loops are given arrays of that room");
    return array.byteOffset;
  }

  const atOrNone = (array: ArrayBufferView | null) => (array === null ? 0 : at(array));

  const sortingAt = ({ values, offsets, items, counts }: Sorting) => [
    at(values),
    at(offsets),
    at(items),
    at(counts),
  ];

  return {
    float64: (length) => new Float64Array(buffer, take(8 * length), length),
    float32: (length) => new Float32Array(buffer, take(4 * length), length),
    int32: (length) => new Int32Array(buffer, take(4 * length), length),
    uint8: (length) => new Uint8Array(buffer, take(length), length),
    uint16: (length) => new Uint16Array(buffer, take(2 * length), length),
    pairUp(rows, start, end, gradients, hessians, pairs) {
      loops.pairUp(at(rows), start, end, at(gradients), at(hessians), at(pairs));
    },
    sumPairs(pairs, start, end, sums) {
      loops.sumPairs(at(pairs), start, end, at(sums));
    },
    sumByBin(bins, nRows, fromBlock, toBlock, offsets, rows, start, end, pairs, sums) {
      const where = [at(offsets), at(rows), start, end, at(pairs), at(sums)] as const;
      loops.sumByBin(at(bins), nRows, fromBlock, toBlock, ...where);
    },
    sumPairsByBin(bins, nRows, fromBlock, toBlock, offsets, rows, start, end, pairs, sums) {
      const where = [at(offsets), at(rows), start, end, at(pairs), at(sums)] as const;
      loops.sumPairsByBin(at(bins), nRows, fromBlock, toBlock, ...where);
    },
    countByBin(bins, first, rows, start, end, counts) {
      loops.countByBin(at(bins), first, at(rows), start, end, at(counts));
    },
    scanLeanSplits: (sums, from, nBins, fromLeft, terms, best) =>
      loops.scanLeanSplits(at(sums), from, nBins, fromLeft ? 1 : 0, at(terms), at(best)),
    subtract(from, what) {
      loops.subtract(at(from), at(what), from.length);
    },
    partition: (bins, first, rows, spare, start, end, goesLeft) =>
      loops.partition(at(bins), first, at(rows), at(spare), start, end, at(goesLeft)) >>> 0,
    addToRows(rows, start, end, value, raw, nOutputs, output) {
      loops.addToRows(at(rows), start, end, value, at(raw), nOutputs, output);
    },
    addColumns(columns, nColumns, n, raw) {
      loops.addColumns(at(columns), nColumns, n, at(raw));
    },
    sortFloats: (values, n, spare) => loops.sortFloats(at(values), n, at(spare)),
    fillBins: (values, n, cuts, nCuts, bins, first) =>
      loops.fillBins(at(values), n, at(cuts), nCuts, at(bins), first),
    logLossDerivatives(y, weights, raw, gradients, hessians) {
      const into = [at(gradients), at(hessians)] as const;
      loops.logLossDerivatives(at(y), weights === null ? 0 : at(weights), at(raw), y.length, ...into);
    },
    logLossSum: (y, weights, raw) =>
      loops.logLossSum(at(y), weights === null ? 0 : at(weights), at(raw), y.length),
    softmaxRows(raw, nOutputs, n, shares, tops) {
      loops.softmaxRows(at(raw), nOutputs, n, at(shares), at(tops));
    },
    softmaxDerivatives(y, weights, shares, k, gradients, hessians) {
      const of = [at(y), atOrNone(weights), y.length, at(shares), k] as const;
      loops.softmaxDerivatives(...of, at(gradients), at(hessians));
    },
    scanSplits: (sums, from, nBins, fromLeft, terms, best) =>
      loops.scanSplits(at(sums), from, nBins, fromLeft ? 1 : 0, at(terms), at(best)),
    searchRandomCut(keys, stride, rows, codes, weights, start, end, least, draws, features, ...of) {
      const [sums, nClasses, own, found, most] = of;
      const node = [at(keys), stride, at(rows), at(codes), atOrNone(weights), start, end, least] as const;
      const drawn = [at(draws), at(features), at(sums), nClasses, at(own), at(found), most] as const;
      return loops.searchRandomCut(...node, ...drawn);
    },
    searchSortedCuts(keys, stride, rows, codes, weights, start, end, least, draws, features, ...of) {
      const [sums, nClasses, own, found, most, sorting] = of;
      const node = [at(keys), stride, at(rows), at(codes), atOrNone(weights), start, end, least] as const;
      const drawn = [at(draws), at(features), at(sums), nClasses, at(own), at(found), most] as const;
      return loops.searchSortedCuts(...node, ...drawn, ...sortingAt(sorting));
    },
    growSubtree({ keys, stride, block, rows, codes, weights }, memory, tree, bounds, most) {
      const { draws, features, constants, sums, found, own, sorting } = memory;
      const { minSamplesLeaf, leastRows, maxDepth, totalWeight } = bounds;
      return loops.growSubtree(
        ...([at(keys), stride, at(block), at(rows), at(codes), atOrNone(weights)] as const),
        ...([at(draws), at(features), features.length, at(constants)] as const),
        ...([at(sums), sums.length / 3, at(found), at(own)] as const),
        ...(sorting ? sortingAt(sorting) : [0, 0, 0, 0]),
        ...([at(tree.state), at(tree.waiting), at(tree.waitingSums), at(tree.spare)] as const),
        ...([at(tree.feature), at(tree.threshold), at(tree.right), at(tree.nSamples)] as const),
        ...([at(tree.sums), at(tree.impurity)] as const),
        ...([minSamplesLeaf, leastRows, maxDepth, totalWeight, most] as const),
      );
    },
    partRows(keys, first, last, rows, codes, y, weights, start, end) {
      const [ofCodes, ofY] = [codes.length > 0 ? at(codes) : 0, y.length > 0 ? at(y) : 0];
      loops.partRows(
        at(keys),
        first,
        last,
        at(rows),
        ofCodes,
        ofY,
        weights === null ? 0 : at(weights),
        start,
        end,
      );
    },
    copyKeys(keys, stride, nFeatures, rows, start, end, block) {
      loops.copyKeys(at(keys), stride, nFeatures, at(rows), start, end, at(block));
    },
    walkForest(nodes, roots, nTrees, leaves, values, rows, nRows, nFeatures, nOutputs, sums) {
      const of = [at(values), at(rows), nRows, nFeatures, nOutputs, at(sums)] as const;
      loops.walkForest(at(nodes), at(roots), nTrees, at(leaves), ...of);
    },
    walkTrees(nodes, roots, fromTree, toTree, values, rows, nRows, nFeatures, nOutputs, sums) {
      const of = [at(values), at(rows), nRows, nFeatures, nOutputs, at(sums)] as const;
      loops.walkTrees(at(nodes), at(roots), fromTree, toTree, ...of);
    },
    stepSquares(last, update, next, sums, residuals, weights, n) {
      loops.stepSquares(at(last), at(update), at(next), at(sums), at(residuals), at(weights), n);
    },
    stepLogOdds(last, update, next, sums, raw, weights, n, y, sigmoids) {
      const by = [at(weights), n, at(y), at(sigmoids)] as const;
      loops.stepLogOdds(at(last), at(update), at(next), at(sums), at(raw), ...by);
    },
    stepSoftmax(last, update, next, sums, raw, weights, n, y, nOutputs, shares) {
      const by = [at(weights), n, at(y), nOutputs, at(shares)] as const;
      loops.stepSoftmax(at(last), at(update), at(next), at(sums), at(raw), ...by);
    },
    sumCorners(sums, counts, nRows, nColumns, corners) {
      loops.sumCorners(at(sums), at(counts), nRows, nColumns, at(corners));
    },
    searchPair(corners, along, across, length, width, minRows, leastHessian, found) {
      loops.searchPair(at(corners), along, across, length, width, minRows, leastHessian, at(found));
    },
    explainRows(tape, nSteps, cuts, constants, weights, nPoints, stack, columns, rows, ...of) {
      const [fromBlock, toBlock, nFeatures, nColumns, sums, pairs] = of;
      const model = [at(tape), nSteps, at(cuts), at(constants), at(weights), nPoints] as const;
      const work = [at(stack), at(columns), at(rows), fromBlock, toBlock, nFeatures, nColumns] as const;
      loops.explainRows(...model, ...work, at(sums), pairs === null ? 0 : at(pairs));
    },
    multiply(a, aRow, aInner, b, c, rows, inner, columns) {
      loops.multiply(at(a), aRow, aInner, at(b), at(c), rows, inner, columns);
    },
    transpose(from, to, rows, columns) {
      loops.transpose(at(from), at(to), rows, columns);
    },
    fillRows(row, to, rows) {
      loops.fillRows(at(row), at(to), rows, row.length);
    },
    rectify(values, n) {
      loops.rectify(at(values), n);
    },
    rectifyBack(outputs, deltas, n) {
      loops.rectifyBack(at(outputs), at(deltas), n);
    },
    takeRecords(bytes, from, end, delimiter, quote, width, starts, ends, nRows, mostRows, spare, stop) {
      const cells = [at(starts), at(ends), nRows, mostRows] as const;
      return loops.takeRecords(at(bytes), from, end, delimiter, quote, width, ...cells, spare, at(stop));
    },
    readIntegers: (bytes, starts, ends, first, stride, n, values, to) =>
      loops.readIntegers(at(bytes), at(starts), at(ends), first, stride, n, at(values), to),
    readDecimals: (bytes, starts, ends, first, stride, n, values, to) =>
      loops.readDecimals(at(bytes), at(starts), at(ends), first, stride, n, at(values), to),
    readIsoDates: (bytes, starts, ends, first, stride, n, values, to, hasTime) =>
      loops.readIsoDates(at(bytes), at(starts), at(ends), first, stride, n, at(values), to, at(hasTime)),
    findWords(bytes, starts, ends, first, stride, n, table, codes, to) {
      const into = [at(table), table.length / WORD_SLOT, at(codes), to] as const;
      return loops.findWords(at(bytes), at(starts), at(ends), first, stride, n, ...into);
    },
    addWord(bytes, start, end, table, code) {
      loops.addWord(at(bytes), start, end, at(table), table.length / WORD_SLOT, code);
    },
    utf8Length: (bytes, from, end) => loops.utf8Length(at(bytes), from, end),
    adamStep(weights, first, second, gradient, ...factors) {
      loops.adamStep(at(weights), at(first), at(second), at(gradient), weights.length, ...factors);
    },
  };
}
