import fc from "fast-check";
import { expect, it } from "vitest";
import { plainLoops } from "#core/kernels/plain-kernels.ts";
import { bothTwins } from "#test/support/both-twins.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

it("derives the loss of several classes", () => {
  const row = fc.record({ y: fc.nat(2), weight: fc.double({ min: 0, max: 5, noNaN: true }), share });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 41 }), fc.nat(2), fc.boolean(), (rows, k, isWeighted) => {
      const n = rows.length;
      bothTwins(
        (room) => ({
          y: room.float64(n),
          weights: room.float64(n),
          shares: room.float64(3 * n),
          gradients: room.float32(n),
          hessians: room.float32(n),
        }),
        (room, { y, weights, shares, gradients, hessians }) => {
          y.set(rows.map((of) => of.y));
          weights.set(rows.map((of) => of.weight));
          shares.set(
            rows.map((of) => of.share),
            k * n,
          );
          room.softmaxDerivatives(y, isWeighted ? weights : null, shares, k, gradients, hessians);
          return [gradients, hessians];
        },
      );
    }),
  );
});

it("adds columns to rows", () => {
  const size = fc.record({ nColumns: fc.integer({ min: 1, max: 5 }), n: fc.nat(70) });
  fc.assert(
    fc.property(size, fc.infiniteStream(share), ({ nColumns, n }, shares) => {
      const given = [...shares.take(2 * nColumns * n)];
      bothTwins(
        (room) => ({ columns: room.float64(nColumns * n), raw: room.float64(nColumns * n) }),
        (room, { columns, raw }) => {
          columns.set(given.slice(0, nColumns * n));
          raw.set(given.slice(nColumns * n));
          room.addColumns(columns, nColumns, n, raw);
          return [raw];
        },
      );
    }),
  );
  const raw = Float64Array.from([1, 2, 3, 4]);
  plainLoops.addColumns(Float64Array.from([10, 20, 30, 40]), 2, 2, raw);
  expect([...raw]).toEqual([11, 32, 23, 44]);
});
