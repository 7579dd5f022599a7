import { lossStretch } from "#core/kernels/log-loss.ts";
import type { Loops } from "#core/kernels/kernels.ts";
import type { TeamRoom } from "#kernels/team/team.ts";

/** What the module exports: each loop takes addresses where its twin takes arrays; and a part of one. */
export type Exported = Record<keyof Loops | "logLossStretch", (...numbers: readonly number[]) => number>;

/** Less work than this, in cells or rows that take about a nanosecond, is done sooner than it is handed over. */
const LEAST_WORK = 60_000;
/** Parts a thread: one that comes late takes fewer. */
const PARTS_A_THREAD = 2;
/** Rows of a part are a multiple of this, so that no two threads write to one vector. */
const ROW_GRAIN = 16;

/**
 * The same loops, of which those over many rows or features are cut into parts for a team. Each number is computed from the same
 * others in the same order as by one thread: sums by bin are cut by blocks of features, all else by rows that have nothing
 * to do with one another.
 */
export function dividedLoops(
  loops: Exported,
  team: Pick<TeamRoom, "nThreads" | "run">,
  leastWork = LEAST_WORK,
): Exported {
  /** Cuts [from, to), numbers `at` and `at + 1` of the list, into stretches. */
  const ranges = (numbers: readonly number[], at: number, nThreads: number) =>
    stretches(numbers[at]!, numbers[at + 1]!, shareOf(numbers[at + 1]! - numbers[at]!, nThreads)).map(
      ([from, to]) => numbers.map((number, i) => (i === at ? from : i === at + 1 ? to : number)),
    );

  /** Cuts arrays that are gone through side by side: n rows, number `nAt` of the list. @param bytes a row of each number, by place */
  const rows = (numbers: readonly number[], nAt: number, each: number, bytes: readonly number[]) =>
    stretches(0, numbers[nAt]!, each).map(([from, to]) =>
      numbers.map((number, i) => (i === nAt ? to - from : moved(number, from * (bytes[i] ?? 0)))),
    );

  function divided(
    loop: keyof Loops,
    workOf: (numbers: readonly number[]) => number,
    cut: (numbers: readonly number[], nThreads: number) => readonly (readonly number[])[],
  ): (...numbers: readonly number[]) => number {
    return (...numbers) => {
      const nThreads = workOf(numbers) < leastWork ? 1 : team.nThreads;
      const parts = nThreads === 1 ? [] : cut(numbers, nThreads);
      if (parts.length < 2) return loops[loop](...numbers);
      return sumOf(team.run(loop, parts, nThreads), parts.length); // of counts; other loops return nothing
    };
  }

  /** bins, nRows, fromBlock, toBlock, offsets, rows, start, end, pairs, sums */
  const byBlock = (loop: "sumByBin" | "sumPairsByBin") =>
    divided(
      loop,
      (numbers) => 4 * (numbers[3]! - numbers[2]!) * (numbers[7]! - numbers[6]!),
      (numbers) => {
        const [, , from = 0, to = 0] = numbers;
        const atOnce = Math.ceil((to - from) / MOST_BLOCK_PARTS);
        return Array.from({ length: Math.ceil((to - from) / atOnce) }, (_, i) =>
          numbers.map((number, j) =>
            j === 2 ? from + i * atOnce : j === 3 ? Math.min(from + (i + 1) * atOnce, to) : number,
          ),
        );
      },
    );

  return {
    ...loops,
    sumByBin: byBlock("sumByBin"),
    sumPairsByBin: byBlock("sumPairsByBin"),
    pairUp: divided(
      "pairUp",
      (numbers) => numbers[2]! - numbers[1]!,
      (numbers, nThreads) => ranges(numbers, 1, nThreads),
    ),
    addToRows: divided(
      "addToRows",
      (numbers) => numbers[2]! - numbers[1]!,
      (numbers, nThreads) => ranges(numbers, 1, nThreads),
    ),
    /** y, weights, raw, n, gradients, hessians */
    logLossDerivatives: divided(
      "logLossDerivatives",
      (numbers) => 8 * numbers[3]!,
      (numbers, nThreads) => rows(numbers, 3, shareOf(numbers[3]!, nThreads), [8, 8, 8, 0, 4, 4]),
    ),
    /** y, weights, n, shares, k, gradients, hessians: of the shares, column k of columns of n rows */
    softmaxDerivatives: divided(
      "softmaxDerivatives",
      (numbers) => 4 * numbers[2]!,
      (numbers, nThreads) => {
        const [, , n = 0, , k = 0] = numbers;
        const parts = rows(numbers, 2, shareOf(n, nThreads), [8, 8, 0, 8, 0, 4, 4]);
        return parts.map((part) =>
          part.map((number, i) => (i === 3 ? number + 8 * k * (n - part[2]!) : number)),
        );
      },
    ),
    /** y, weights, raw, n: the stretches are the same for any number of threads */
    logLossSum(...numbers) {
      const n = numbers[3]!;
      const nThreads = 8 * n < leastWork ? 1 : team.nThreads;
      if (nThreads === 1 || n === 0) return loops.logLossSum(...numbers);
      const parts = rows(numbers, 3, lossStretch(n), [8, 8, 8, 0]);
      return sumOf(team.run("logLossStretch", parts, nThreads), parts.length);
    },
    /** values, n, cuts, nCuts, bins, first */
    fillBins: divided(
      "fillBins",
      (numbers) => 4 * numbers[1]!,
      (numbers, nThreads) => rows(numbers, 1, shareOf(numbers[1]!, nThreads), [4, 0, 0, 0, 4]),
    ),
    partition: dividedPartition(loops, team, leastWork),
  };
}

/** In the order of the parts. */
function sumOf(results: Float64Array, n: number): number {
  let sum = 0;
  for (let part = 0; part < n; part++) sum += results[part]!;
  return sum;
}

/** Blocks of features are handed out one by one, several at a time where there are very many. */
const MOST_BLOCK_PARTS = 32;

/** An address moves along with the rows; 0 stands for an array that is not there. */
function moved(address: number, bytes: number): number {
  return address === 0 ? 0 : address + bytes;
}

/** Rows of a part, where n are shared out. */
function shareOf(n: number, nThreads: number): number {
  return ROW_GRAIN * Math.ceil(n / (PARTS_A_THREAD * nThreads * ROW_GRAIN));
}

/** [from, to) in stretches of `each`; the last may be shorter. */
function stretches(from: number, to: number, each: number): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  for (let at = from; at < to; at += each) found.push([at, Math.min(at + each, to)]);
  return found;
}

/**
 * bins, first, rows, spare, start, end, goesLeft: each part is parted within itself, then left sides are put together at the
 * front, in the order of the parts. So all rows keep their order.
 */
function dividedPartition(
  loops: Exported,
  team: Pick<TeamRoom, "nThreads" | "run">,
  leastWork: number,
): Exported["partition"] {
  return (...numbers) => {
    const [bins = 0, first = 0, rows = 0, spare = 0, start = 0, end = 0, goesLeft = 0] = numbers;
    const nThreads = 2 * (end - start) < leastWork ? 1 : team.nThreads;
    if (nThreads === 1) return loops.partition(...numbers);
    const cuts = stretches(start, end, shareOf(end - start, nThreads));
    const parts = cuts.map(([from, to]) => {
      return [bins, first, rows, spare + 4 * (from - start), from, to, goesLeft];
    });
    const middles = team.run("partition", parts, nThreads);
    let at = start;
    for (const [i, [from]] of cuts.entries()) {
      const n = middles[i]! - from;
      loops.fillRows(rows + 4 * from, rows + 4 * at, 1, n);
      at += n;
    }
    const middle = at;
    // Where the loop has left them.
    for (const [i, [from, to]] of cuts.entries()) {
      const n = to - middles[i]!;
      loops.fillRows(spare + 4 * (from - start), rows + 4 * at, 1, n);
      at += n;
    }
    return middle;
  };
}
