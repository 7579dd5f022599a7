import fc from "fast-check";
import { it } from "vitest";
import { N_BEST, N_TERMS, TERMS } from "#core/kernels/split-terms.ts";
import { BLOCK } from "#core/kernels/sum-by-bin.ts";
import { PER_LEAN_BIN } from "#core/kernels/sum-pairs-by-bin.ts";
import { bothTwins } from "#test/support/both-twins.ts";

const number = fc.float({ min: -50, max: 50, noNaN: true });

it("adds up and counts by bin alike in both twins", () => {
  const nodes = fc.integer({ min: 1, max: 40 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      bins: fc.array(fc.nat(7), { minLength: 2 * BLOCK * n, maxLength: 2 * BLOCK * n }),
      pairs: fc.array(number, { minLength: 2 * n, maxLength: 2 * n }),
      start: fc.nat(n - 1),
      j: fc.nat(2 * BLOCK - 1),
    }),
  );
  fc.assert(
    fc.property(nodes, ({ n, bins, pairs, start, j }) =>
      bothTwins(
        (room) => ({
          bins: room.uint8(2 * BLOCK * n),
          offsets: room.int32(2 * BLOCK),
          rows: room.int32(n),
          pairs: room.float32(2 * n),
          sums: room.float64(PER_LEAN_BIN * 8 * 2 * BLOCK),
          counts: room.float64(256),
        }),
        (room, made) => {
          made.bins.set(bins);
          made.pairs.set(pairs);
          for (let f = 0; f < 2 * BLOCK; f++) made.offsets[f] = 8 * f;
          for (let i = 0; i < n; i++) made.rows[i] = (7 * i) % n;
          room.sumPairsByBin(made.bins, n, 0, 2, made.offsets, made.rows, start, n, made.pairs, made.sums);
          const first = (j - (j % BLOCK)) * n + (j % BLOCK);
          made.counts.fill(9);
          room.countByBin(made.bins, first, made.rows, start, n, made.counts);
          return [made.sums, made.counts];
        },
      ),
    ),
  );
});

it("scans bins without rows alike in both twins", () => {
  const scans = fc.record({
    bins: fc.array(fc.tuple(number, fc.double({ min: 0, max: 9, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    }),
    fromLeft: fc.boolean(),
    l1: fc.constantFrom(0, 2),
    l2: fc.constantFrom(0, 3),
    leastHessian: fc.constantFrom(0, 4),
    certain: fc.constantFrom(0, 5, 20),
    direction: fc.constantFrom(0, 1, -1),
    bound: fc.constantFrom(Infinity, 1),
  });
  fc.assert(
    fc.property(scans, ({ bins, fromLeft, direction, bound, ...given }) =>
      bothTwins(
        (room) => ({
          sums: room.float64(PER_LEAN_BIN * bins.length),
          terms: room.float64(N_TERMS),
          best: room.float64(N_BEST),
        }),
        (room, { sums, terms, best }) => {
          sums.set(bins.flat());
          for (const [gradient, hessian] of bins) {
            terms[TERMS.gradient]! += gradient;
            terms[TERMS.hessian]! += hessian;
          }
          terms[TERMS.l1] = given.l1;
          terms[TERMS.l2] = given.l2;
          terms[TERMS.lower] = -bound;
          terms[TERMS.upper] = bound;
          terms[TERMS.minChildWeight] = given.leastHessian;
          terms[TERMS.certainHessian] = given.certain;
          terms[TERMS.direction] = direction;
          const from = fromLeft ? 0 : bins.length - 1;
          return [room.scanLeanSplits(sums, from, bins.length, fromLeft, terms, best), best];
        },
      ),
    ),
  );
});
