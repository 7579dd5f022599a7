import fc from "fast-check";
import { expect, it } from "vitest";
import { PAIR_FOUND, PER_CORNER } from "#core/kernels/search-pair.ts";
import { SIGMOID_FINENESS, SIGMOID_LENGTH, SIGMOID_REACH } from "#core/kernels/step-cells.ts";
import { plainLoops } from "#core/kernels/plain-kernels.ts";
import { sigmoid } from "#core/shared/math.ts";
import { bothTwins } from "#test/support/both-twins.ts";

const number = fc.double({ min: -50, max: 50, noNaN: true });
const weight = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 9, noNaN: true }));
const nCells = 300;

/** Rows in the cells of two shapes, with what a tree says of one of them. */
const steps = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 5 })).chain(([n, nOutputs]) =>
  fc.record({
    n: fc.constant(n),
    nOutputs: fc.constant(nOutputs),
    last: fc.array(fc.nat(nCells - 1), { minLength: n, maxLength: n }),
    next: fc.array(fc.nat(nCells - 1), { minLength: n, maxLength: n }),
    raw: fc.array(number, { minLength: n * nOutputs, maxLength: n * nOutputs }),
    told: fc.array(number, { minLength: nCells, maxLength: nCells }),
    weights: fc.array(weight, { minLength: n, maxLength: n }),
    codes: fc.array(fc.nat(nOutputs - 1), { minLength: n, maxLength: n }),
  }),
);

it("steps through the cells of shapes for each loss, to the same sums", () => {
  fc.assert(
    fc.property(steps, ({ n, nOutputs, last, next, raw, told, weights, codes }) =>
      bothTwins(
        (room) => ({
          last: room.uint16(n),
          next: room.uint16(n),
          update: room.float64(nCells * nOutputs),
          raw: room.float64(n * nOutputs),
          weights: room.float64(n),
          y: room.float64(n),
          sigmoids: room.float64(SIGMOID_LENGTH),
          shares: room.float64(nOutputs + 1),
          squares: room.float64(2 * nCells),
          odds: room.float64(2 * nCells),
          soft: room.float64(2 * nCells * nOutputs),
        }),
        (room, made) => {
          const { update, squares, odds, soft, y, sigmoids, shares } = made;
          made.last.set(last);
          made.next.set(next);
          for (let i = 0; i < update.length; i++) update[i] = told[i % nCells]!;
          made.raw.set(raw);
          made.weights.set(weights);
          y.set(codes);
          for (let i = 0; i < SIGMOID_LENGTH; i++)
            sigmoids[i] = sigmoid(i / SIGMOID_FINENESS - SIGMOID_REACH);
          room.stepSquares(made.last, update, made.next, squares, made.raw, made.weights, n);
          room.stepLogOdds(made.last, update, made.next, odds, made.raw, made.weights, n, y, sigmoids);
          room.stepSoftmax(
            made.last,
            update,
            made.next,
            soft,
            made.raw,
            made.weights,
            n,
            y,
            nOutputs,
            shares,
          );
          return [made.raw, squares, odds, soft];
        },
      ),
    ),
  );
});

it("steps to the derivatives of the log loss", () => {
  const room = plainLoops;
  const cells = Uint16Array.of(0, 1, 0);
  const raw = Float64Array.of(0.3, -2, 40);
  const sigmoids = Float64Array.from({ length: SIGMOID_LENGTH }, (_, i) =>
    sigmoid(i / SIGMOID_FINENESS - SIGMOID_REACH),
  );
  const sums = new Float64Array(4);
  room.stepLogOdds(
    cells,
    Float64Array.of(0.2, 1),
    cells,
    sums,
    raw,
    Float64Array.of(1, 2, 1),
    3,
    Float64Array.of(1, 0, 1),
    sigmoids,
  );
  const [p, q] = [sigmoid(0.5), sigmoid(-1)];
  expect([...raw]).toEqual([0.5, -1, 40.2]);
  expect(sums[0]).toBeCloseTo(p - 1, 5);
  expect(sums[1]).toBeCloseTo(p * (1 - p), 5);
  expect(sums[2]).toBeCloseTo(2 * q, 5);
  expect(sums[3]).toBeCloseTo(2 * q * (1 - q), 5);
});

const grids = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      gradients: fc.array(number, { minLength: rows * columns, maxLength: rows * columns }),
      hessians: fc.array(weight, { minLength: rows * columns, maxLength: rows * columns }),
      counts: fc.array(fc.nat(5), { minLength: rows * columns, maxLength: rows * columns }),
      minRows: fc.nat(8),
    }),
  );

it("searches the grid of a pair along either axis", () => {
  fc.assert(
    fc.property(grids, ({ rows, columns, gradients, hessians, counts, minRows }) =>
      bothTwins(
        (room) => ({
          sums: room.float64(2 * rows * columns),
          counts: room.float64(rows * columns),
          corners: room.float64(PER_CORNER * (rows + 1) * (columns + 1)),
          down: room.float64(PAIR_FOUND),
          right: room.float64(PAIR_FOUND),
        }),
        (room, { sums, counts: own, corners, down, right }) => {
          for (const [i, gradient] of gradients.entries()) sums.set([gradient, hessians[i]!], 2 * i);
          own.set(counts);
          room.sumCorners(sums, own, rows, columns, corners);
          const line = PER_CORNER * (columns + 1);
          room.searchPair(corners, line, PER_CORNER, rows, columns, minRows, 1e-4, down);
          room.searchPair(corners, PER_CORNER, line, columns, rows, minRows, 1e-4, right);
          return [corners, down, right];
        },
      ),
    ),
  );
});

it("finds the four corners of a planted pair", () => {
  // Signs as of a product: no single cut helps.
  const sums = new Float64Array(2 * 16);
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++)
      sums.set([row < 1 === column < 3 ? 5 : -5, 5], 2 * (4 * row + column));
  const corners = new Float64Array(PER_CORNER * 25);
  plainLoops.sumCorners(sums, new Float64Array(16).fill(5), 4, 4, corners);
  const found = new Float64Array(PAIR_FOUND);
  plainLoops.searchPair(corners, PER_CORNER * 5, PER_CORNER, 4, 4, 1, 1e-4, found);
  expect([...found]).toEqual([1, 3, 3, 80]);
});
