import fc from "fast-check";
import { expect, it } from "vitest";
import type { Arrays } from "#core/kernels/kernels.ts";
import { plainLoops } from "#core/kernels/plain-kernels.ts";
import { BLOCK, PER_BIN } from "#core/kernels/sum-by-bin.ts";
import { dividedLoops, type Exported } from "#kernels/team/divided-loops.ts";
import { compiledLoops } from "#test/support/compiled-loops.ts";

/** Enough for any of the fits below, laid out twice alike: for the loops as they are, and cut. */
function layOut(nRows: number) {
  const { arrays, exported } = compiledLoops(4 * 2 ** 20);
  const make = (place: Arrays) => ({
    rows: place.int32(nRows),
    spare: place.int32(nRows),
    bins: place.uint8(3 * BLOCK * nRows),
    gradients: place.float32(nRows),
    hessians: place.float32(nRows),
    pairs: place.float32(2 * nRows),
    offsets: place.int32(3 * BLOCK),
    sums: place.float64(PER_BIN * 3 * BLOCK * 256),
    y: place.float64(nRows),
    weights: place.float64(nRows),
    raw: place.float64(2 * nRows),
    values: place.float32(nRows),
    cuts: place.float32(256),
    goesLeft: place.uint8(256),
  });
  return { made: make(arrays), exported };
}

const bytes = (array: ArrayBufferView) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** A team of so many threads, all played by this one: parts are done from the last to the first, or any other way round. */
function played(loops: Exported, nThreads: number, seed: number): Exported {
  const run = (loop: string, parts: readonly (readonly number[])[]) => {
    const results = new Float64Array(parts.length);
    const turns = parts.map((_, i) => ({ i, key: (i * 7919 + seed) % 31 })).sort((a, b) => a.key - b.key);
    for (const { i } of turns) results[i] = loops[loop as keyof Exported](...parts[i]!);
    return results;
  };
  return dividedLoops(loops, { nThreads, run }, 0);
}

it("loops that are cut for a team leave the same bits and answers as whole ones", () => {
  const cases = fc.record({
    nRows: fc.integer({ min: 1, max: 700 }),
    nThreads: fc.integer({ min: 2, max: 4 }),
    seed: fc.nat(1000),
    isWeighted: fc.boolean(),
    share: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  });
  fc.assert(
    fc.property(cases, ({ nRows, nThreads, seed, isWeighted, share }) => {
      const start = Math.floor(Math.min(...share) * nRows);
      const end = Math.ceil(Math.max(...share) * nRows);
      const [whole, cut] = [layOut(nRows), layOut(nRows)];
      const answers = [whole, cut].map(({ made, exported }, i) => {
        const loops = i === 0 ? exported : played(exported, nThreads, seed);
        let state = seed + 1;
        const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
        for (let row = 0; row < nRows; row++) {
          made.rows[row] = (row * 7 + seed) % nRows; // not every row once, which no loop here needs
          made.y[row] = next() < 0.5 ? 0 : 1;
          made.weights[row] = next();
          made.values[row] = next() < 0.1 ? Number.NaN : next();
        }
        for (let k = 0; k < made.raw.length; k++) made.raw[k] = 6 * next() - 3;
        made.bins.forEach((_, at) => (made.bins[at] = 255 * next()));
        made.offsets.forEach((_, at) => (made.offsets[at] = 256 * at));
        made.cuts.fill(Infinity);
        for (let bin = 0; bin < 100; bin++) made.cuts[bin] = bin / 100;
        made.goesLeft.forEach((_, bin) => (made.goesLeft[bin] = next() < 0.5 ? 1 : 0));
        const at = (array: ArrayBufferView) => array.byteOffset;
        const { bins, rows, pairs, sums, offsets, raw, spare } = made;
        const derivatives = [at(made.gradients), at(made.hessians)];
        const weights = isWeighted ? at(made.weights) : 0;
        loops.logLossDerivatives(at(made.y), weights, at(raw), nRows, ...derivatives);
        loops.pairUp(at(rows), start, end, ...derivatives, at(pairs));
        loops.softmaxDerivatives(at(made.y), weights, nRows, at(raw), 1, ...derivatives);
        const node = [at(offsets), at(rows), start, end, at(pairs), at(sums)];
        loops.sumByBin(at(bins), nRows, 0, 2, ...node);
        loops.sumPairsByBin(at(bins), nRows, 1, 3, ...node);
        const middle = loops.partition(at(bins), 5, at(rows), at(spare), start, end, at(made.goesLeft));
        // Each row once, as leaves have them.
        for (let row = 0; row < nRows; row++) rows[row] = nRows - 1 - row;
        loops.addToRows(at(rows), start, end, 0.3, at(raw), 2, 1);
        const missing = loops.fillBins(
          at(made.values),
          nRows,
          at(made.cuts),
          100,
          at(bins),
          BLOCK * nRows + 2,
        );
        const loss = loops.logLossSum(at(made.y), weights, at(raw), nRows);
        return [middle, missing, loss];
      });
      expect(answers[1]).toEqual(answers[0]);
      const { spare: _, ...left } = whole.made;
      for (const name of Object.keys(left) as (keyof typeof left)[])
        expect(bytes(cut.made[name]).equals(bytes(whole.made[name])), name).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("every loop that is cut is one that there is", () => {
  const { exported } = layOut(1);
  expect(
    Object.keys(dividedLoops(exported, { nThreads: 1, run: () => new Float64Array(0) })).toSorted(),
  ).toEqual(Object.keys(exported).toSorted());
  expect(Object.keys(exported)).toEqual(expect.arrayContaining(Object.keys(plainLoops)));
});
