import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { END, KNOWN, MOST, N_DRAWS, SEED } from "#core/kernels/draw-features.ts";
import { keyOf, valueOf } from "#core/kernels/float-keys.ts";
import { N_FOUND, PROXY } from "#core/kernels/found-cut.ts";
import { bothTwins } from "#test/support/both-twins.ts";

/** Few different values, so that nodes have constants and ties; gaps, infinities and numbers that are nearly one. */
const cell = fc.oneof(
  fc.constantFrom(0, -0, 1, 1 + 6e-8, -2.5, Number.NaN, Infinity, -Infinity),
  fc.float({ noNaN: true }),
);

const node = fc
  .record({
    n: fc.integer({ min: 1, max: 40 }),
    nFeatures: fc.integer({ min: 1, max: 6 }),
    nClasses: fc.integer({ min: 2, max: 4 }),
    isWeighted: fc.boolean(),
  })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      X: fc.array(cell, { minLength: size.n * size.nFeatures, maxLength: size.n * size.nFeatures }),
      codes: fc.array(fc.nat(size.nClasses - 1), { minLength: size.n, maxLength: size.n }),
      weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: size.n, maxLength: size.n }),
      start: fc.nat(size.n - 1),
      least: fc.integer({ min: 1, max: 3 }),
      seed: fc.integer({ min: 0, max: 0x7fffffff }),
      most: fc.integer({ min: 1, max: size.nFeatures }),
      known: fc.nat(size.nFeatures - 1),
      atOnce: fc.constantFrom(1, 1000),
    }),
  );

describe("the search for a random cut", () => {
  it("finds the same split with the same draws in both twins", () => {
    fc.assert(
      fc.property(node, ({ size, X, codes, weights, start, least, seed, most, known, atOnce }) => {
        const { n, nFeatures, nClasses, isWeighted } = size;
        return bothTwins(
          (room) => ({
            keys: room.int32(n * nFeatures),
            rows: room.int32(n),
            codes: room.int32(n),
            weights: room.float64(n),
            draws: room.int32(N_DRAWS),
            features: room.int32(nFeatures),
            sums: room.float64(3 * nClasses),
            own: room.int32(n),
            found: room.float64(N_FOUND),
          }),
          (room, made) => {
            const { draws, features, sums, found } = made;
            for (const [i, value] of X.entries()) made.keys[i] = keyOf(value);
            for (let i = 0; i < n; i++) made.rows[i] = n - 1 - i;
            made.codes.set(codes);
            made.weights.set(weights);
            for (let j = 0; j < nFeatures; j++) features[j] = j;
            [draws[SEED], draws[MOST], draws[KNOWN], draws[END]] = [seed, most, known, nFeatures];
            for (let i = start; i < n; i++) sums[codes[i]!]! += isWeighted ? weights[i]! : 1;
            found[PROXY] = -Infinity;
            const of = isWeighted ? made.weights : null;
            const looked: number[] = [];
            for (let more = true; more; ) {
              const work = room.searchRandomCut(
                made.keys,
                n,
                made.rows,
                made.codes,
                of,
                start,
                n,
                least,
                draws,
                features,
                sums,
                nClasses,
                made.own,
                found,
                atOnce,
              );
              looked.push(work);
              more = work >= 0;
            }
            return [found, draws, features, looked];
          },
        );
      }),
    );
  });

  it("copies a node's keys and parts its rows alike in both twins", () => {
    fc.assert(
      fc.property(node, fc.boolean(), ({ size, X, codes, weights, start, seed, known }, ofClasses) => {
        const { n, nFeatures, isWeighted } = size;
        return bothTwins(
          (room) => ({
            keys: room.int32(n * nFeatures),
            block: room.int32(n * nFeatures),
            rows: room.int32(n),
            codes: room.int32(ofClasses ? n : 0),
            y: room.float64(ofClasses ? 0 : n),
            weights: room.float64(n),
          }),
          (room, { keys, block, rows, y, ...made }) => {
            for (const [i, value] of X.entries()) keys[i] = keyOf(value);
            for (let i = 0; i < n; i++) rows[i] = n - 1 - i;
            if (ofClasses) made.codes.set(codes);
            else y.set(weights);
            made.weights.set(weights);
            room.copyKeys(keys, n, nFeatures, rows, start, n, block);
            const first = known * (n - start);
            const last = block[first + (seed % (n - start))]!;
            room.partRows(
              block,
              first,
              last,
              rows,
              made.codes,
              y,
              isWeighted ? made.weights : null,
              start,
              n,
            );
            return [block, rows, made.codes, y, made.weights];
          },
        );
      }),
    );
  });

  it("has keys that rise with float32 numbers, and lead back to them", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
        expect(keyOf(a) < keyOf(b)).toBe(a < b);
        expect(valueOf(keyOf(a))).toBe(a + 0);
        expect(keyOf(a)).toBeLessThan(keyOf(Number.NaN));
      }),
    );
  });
});
