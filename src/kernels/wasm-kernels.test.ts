import fc from "fast-check";
import { expect, it } from "vitest";
import { plainKernels } from "#core/kernels/plain-kernels.ts";
import { N_BEST, N_TERMS, TERMS } from "#core/kernels/split-terms.ts";
import { SORT_EXTRA } from "#core/kernels/sort-floats.ts";
import { PER_NODE } from "#core/kernels/walk-trees.ts";
import { softplus } from "#core/shared/math.ts";
import { BLOCK, PER_BIN } from "#core/kernels/sum-by-bin.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { bothTwins } from "#test/support/both-twins.ts";

const wasm = bestKernels();

it("this engine runs it", () => {
  expect(wasm).not.toBe(plainKernels);
});

it("a room refuses arrays that are not its own", () => {
  const room = wasm.room(1000);
  expect(() => room.subtract(new Float64Array(2), room.float64(2))).toThrow("arrays of that room");
});

it("falls back on memory of the engine's own for what no WebAssembly reaches", () => {
  expect(wasm.room(5e9)).toBe(plainKernels.room(5e9));
});

const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const rowsOf = (nRows: number) => fc.shuffledSubarray(Array.from({ length: nRows }, (_, row) => row));
const nodes = fc
  .integer({ min: 1, max: 60 })
  .chain((nRows) =>
    fc.tuple(
      fc.constant(nRows),
      rowsOf(nRows),
      fc.array(float, { minLength: 2 * nRows, maxLength: 2 * nRows }),
      fc.uint8Array({ minLength: 2 * BLOCK * nRows, maxLength: 2 * BLOCK * nRows }),
      fc.tuple(fc.nat(nRows), fc.nat(nRows)),
    ),
  )
  .map(([nRows, rows, derivatives, bins, [a, b]]) => {
    const start = Math.min(a, b, rows.length);
    return { nRows, rows, derivatives, bins, start, end: Math.min(Math.max(a, b), rows.length) };
  });

it("pairs derivatives up, adds them up, and by bin", () => {
  const nBins = 2 * BLOCK * 256;
  fc.assert(
    fc.property(nodes, ({ nRows, rows, derivatives, bins, start, end }) =>
      bothTwins(
        (room) => ({
          rows: room.int32(nRows),
          gradients: room.float32(nRows),
          hessians: room.float32(nRows),
          pairs: room.float32(2 * nRows),
          bins: room.uint8(bins.length),
          offsets: room.int32(2 * BLOCK),
          sums: room.float64(PER_BIN * nBins),
          total: room.float64(2),
        }),
        (room, made) => {
          made.rows.set(rows);
          made.gradients.set(derivatives.slice(0, nRows));
          made.hessians.set(derivatives.slice(nRows));
          made.bins.set(bins);
          for (let i = 0; i < made.offsets.length; i++) made.offsets[i] = 256 * i;
          room.pairUp(made.rows, start, end, made.gradients, made.hessians, made.pairs);
          room.sumPairs(made.pairs, start, end, made.total);
          const { offsets, pairs, sums } = made;
          room.sumByBin(made.bins, nRows, 0, 2, offsets, made.rows, start, end, pairs, sums);
          return [pairs, made.total, sums];
        },
      ),
    ),
  );
});

it("subtracts", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }))), (numbers) =>
      bothTwins(
        (room) => [room.float64(numbers.length), room.float64(numbers.length)] as const,
        (room, [from, what]) => {
          from.set(numbers.map(([a]) => a));
          what.set(numbers.map(([, b]) => b));
          room.subtract(from, what);
          return [from];
        },
      ),
    ),
  );
});

it("parts rows, and adds to them what a leaf says", () => {
  const goesLeft = fc.array(fc.nat(1), { minLength: 256, maxLength: 256 });
  fc.assert(
    fc.property(nodes, goesLeft, float, ({ nRows, rows, bins, start, end }, sides, value) =>
      bothTwins(
        (room) => ({
          bins: room.uint8(bins.length),
          rows: room.int32(rows.length),
          spare: room.int32(rows.length),
          goesLeft: room.uint8(256),
          raw: room.float64(3 * nRows),
        }),
        (room, made) => {
          made.bins.set(bins);
          made.rows.set(rows);
          made.goesLeft.set(sides);
          const middle = room.partition(made.bins, 2, made.rows, made.spare, start, end, made.goesLeft);
          room.addToRows(made.rows, start, middle, value, made.raw, 3, 1);
          return [middle, made.rows, made.raw];
        },
      ),
    ),
  );
});

const values = fc.array(fc.oneof(fc.float(), fc.constantFrom(0, -0, 1, Number.NaN)), { maxLength: 300 });

it("sorts numbers", () => {
  fc.assert(
    fc.property(values, (numbers) =>
      bothTwins(
        (room) => [room.float32(numbers.length), room.int32(numbers.length + SORT_EXTRA)] as const,
        (room, [array, spare]) => {
          array.set(numbers);
          const kept = room.sortFloats(array, numbers.length, spare);
          return [kept, array.subarray(0, kept)];
        },
      ),
    ),
  );
});

it("puts values into bins", () => {
  const cuts = fc
    .uniqueArray(float, { maxLength: 254, comparator: (a, b) => a === b })
    .map((some) => some.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(values, cuts, (numbers, some) =>
      bothTwins(
        (room) =>
          [room.float32(numbers.length), room.float32(256), room.uint8(BLOCK * numbers.length)] as const,
        (room, [array, padded, bins]) => {
          array.set([...numbers.slice(some.length), ...some].slice(0, numbers.length)); // values on cuts too
          padded.fill(Infinity).set(some);
          return [room.fillBins(array, numbers.length, padded, some.length, bins, 3), bins];
        },
      ),
    ),
  );
});

const odds = fc.double({ min: -800, max: 800, noNaN: true });

it("derives log loss and adds it up", () => {
  const some = fc.array(fc.tuple(fc.nat(1), odds, fc.double({ min: 0, max: 5, noNaN: true })));
  fc.assert(
    fc.property(some, fc.boolean(), (rows, isWeighted) =>
      bothTwins(
        (room) => ({
          y: room.float64(rows.length),
          raw: room.float64(rows.length),
          weights: room.float64(rows.length),
          gradients: room.float32(rows.length),
          hessians: room.float32(rows.length),
        }),
        (room, { y, raw, weights, gradients, hessians }) => {
          y.set(rows.map(([label]) => label));
          raw.set(rows.map(([, x]) => x));
          weights.set(rows.map(([, , weight]) => weight));
          const own = isWeighted ? weights : null;
          room.logLossDerivatives(y, own, raw, gradients, hessians);
          return [gradients, hessians, room.logLossSum(y, own, raw)];
        },
      ),
    ),
  );
});

it("knows the log loss of a row to the last places", () => {
  const room = plainKernels.room(0);
  for (const x of [-800, -40, -3, -1e-9, 0, 1e-9, 0.5, 3, 40, 800])
    for (const y of [0, 1]) {
      const loss = room.logLossSum(Float64Array.of(y), null, Float64Array.of(x));
      expect(Math.abs(loss - softplus(y === 1 ? -x : x))).toBeLessThanOrEqual(4e-16 * Math.max(1, loss));
    }
});

it("makes shares of raw outputs", () => {
  const some = fc
    .integer({ min: 1, max: 7 })
    .chain((nOutputs) =>
      fc.array(fc.array(odds, { minLength: nOutputs, maxLength: nOutputs }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(some, (rows) => {
      const nOutputs = rows[0]!.length;
      bothTwins(
        (room) => ({
          raw: room.float64(nOutputs * rows.length),
          shares: room.float64(nOutputs * rows.length),
          tops: room.float64(2 * rows.length),
        }),
        (room, { raw, shares, tops }) => {
          raw.set(rows.flat());
          room.softmaxRows(raw, nOutputs, rows.length, shares, tops);
          return [shares, tops];
        },
      );
    }),
  );
});

it("walks down trees", () => {
  const nFeatures = 3;
  const cell = fc.oneof(fc.float(), fc.constant(Number.NaN), fc.integer({ min: -2, max: 2 }));
  const split = fc.record({
    feature: fc.nat(nFeatures - 1),
    missing: fc.nat(1),
    threshold: fc.oneof(float, fc.nat(2)),
  });
  const trees = fc.array(fc.array(split, { maxLength: 9 }), { minLength: 1, maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: nFeatures, maxLength: nFeatures }), { maxLength: 30 });
  fc.assert(
    fc.property(trees, rows, fc.infiniteStream(fc.nat(1000)), (made, table, choices) => {
      const chosen: number[] = [...choices.take(100)];
      const nNodes = made.reduce((sum, splits) => sum + 2 * splits.length + 1, 0);
      bothTwins(
        (room) => ({
          nodes: room.int32(PER_NODE * nNodes),
          roots: room.int32(made.length),
          values: room.float64(nNodes),
          rows: room.float32(nFeatures * table.length),
          sums: room.float64(2 * table.length),
          leaves: room.int32(nNodes),
          shares: room.float64(6),
          forest: room.float64(2 * table.length),
        }),
        (room, arrays) => {
          const { nodes, roots, values } = arrays;
          const thresholds = new Float32Array(nodes.buffer, nodes.byteOffset, nodes.length);
          let next = 0;
          for (const [tree, splits] of made.entries()) {
            roots[tree] = next;
            const leaves = [next++];
            for (const [i, { feature, missing, threshold }] of splits.entries()) {
              const [node] = leaves.splice(chosen[i]! % leaves.length, 1);
              const at = PER_NODE * node!;
              nodes[at] = 4 * feature + missing;
              thresholds[at + 1] = threshold;
              nodes.set([16 * next, 16 * (next + 1)], at + 2);
              leaves.push(next++, next++);
            }
            for (const node of leaves) nodes.set([16 * node, 16 * node], PER_NODE * node + 2);
          }
          for (let node = 0; node < nNodes; node++) values[node] = 1 / (1 + node);
          arrays.rows.set(table.flat());
          room.walkTrees(
            nodes,
            roots,
            0,
            made.length,
            values,
            arrays.rows,
            table.length,
            nFeatures,
            2,
            arrays.sums,
          );
          // Leaves of a forest: each points at one of three rows of two shares.
          for (let node = 0; node < nNodes; node++) arrays.leaves[node] = node % 3;
          arrays.shares.set([1, 0, 0, 1, 0.25, 0.75]);
          const of = [table.length, nFeatures, 2, arrays.forest] as const;
          room.walkForest(nodes, roots, made.length, arrays.leaves, arrays.shares, arrays.rows, ...of);
          return [arrays.sums, arrays.forest];
        },
      );
    }),
  );
});

it("scans for the best split", () => {
  const bin = fc.tuple(
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double({ min: 0, max: 20, noNaN: true }),
    fc.nat(30),
  );
  const bins = fc.array(bin, { minLength: 1, maxLength: 40 });
  const rules = fc.record({
    l1: fc.constantFrom(0, 0.7),
    l2: fc.constantFrom(0, 1.5),
    bound: fc.constantFrom(Infinity, 2),
    least: fc.constantFrom(1, 20),
    weight: fc.constantFrom(1e-3, 2),
    direction: fc.constantFrom(0, 1, -1),
    before: fc.constantFrom(0, 30),
  });
  fc.assert(
    fc.property(bins, rules, fc.boolean(), (some, rule, fromLeft) =>
      bothTwins(
        (room) => ({
          sums: room.float64(PER_BIN * (some.length + 1)),
          terms: room.float64(N_TERMS),
          best: room.float64(N_BEST),
        }),
        (room, { sums, terms, best }) => {
          sums.set(some.flat(), PER_BIN);
          const of = (k: number) => some.reduce((sum, numbers) => sum + numbers[k]!, 0);
          terms.set([of(0), of(1), of(2), 1.25, rule.l1, rule.l2, -rule.bound, rule.bound]);
          terms.set([rule.least, rule.weight, rule.direction], TERMS.minSamplesLeaf);
          best[0] = rule.before;
          const from = fromLeft ? 1 : some.length;
          return [room.scanSplits(sums, from, some.length - 1, fromLeft, terms, best), best];
        },
      ),
    ),
  );
});
