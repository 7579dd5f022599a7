import fc from "fast-check";
import { expect, it } from "vitest";
import { gaussLegendre } from "#core/explain/tree-shap/gauss-legendre.ts";
import { treeShap } from "#core/explain/tree-shap/tree-shap.ts";
import { matrixOf } from "#test/support/matrix-of.ts";
import { additive, expectedOf, randomTree } from "#test/support/random-trees.ts";

const nFeatures = 5;
const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN));
const row = fc.array(cell, { minLength: nFeatures, maxLength: nFeatures });
const someTrees = fc.array(randomTree(nFeatures), { minLength: 1, maxLength: 3 });
const someRows = fc.array(row, { minLength: 1, maxLength: 11 });
const goOn = async () => {};

const eachItself = {
  columnOf: Int32Array.from({ length: nFeatures }, (_, j) => j),
  nColumns: nFeatures,
  withInteractions: true,
};

it("is what Shapley's definition gives, over all sets of features, and so for pairs", () =>
  fc.assert(
    fc.asyncProperty(someTrees, someRows, async (trees, rows) => {
      const { base, values, interactions } = await treeShap(
        additive(trees),
        matrixOf(rows, nFeatures),
        0,
        eachItself,
        goOn,
      );
      for (const [i, cells] of rows.entries()) {
        const value = (set: number) =>
          0.5 + trees.reduce((sum, tree) => sum + expectedOf(tree, cells, (j) => ((set >> j) & 1) === 1), 0);
        expect(base).toBeCloseTo(value(0), 10);
        for (let a = 0; a < nFeatures; a++) {
          expect(values[i * nFeatures + a]).toBeCloseTo(shapley(value, [a]), 10);
          for (let b = 0; b < nFeatures; b++)
            if (b !== a)
              expect(interactions![(i * nFeatures + a) * nFeatures + b]).toBeCloseTo(
                shapley(value, [a, b]) / 2,
                10,
              );
        }
      }
    }),
    { numRuns: 60 },
  ));

/** Of one feature, or of two together, by the definition: what joining them changes, over all sets of the others. */
function shapley(value: (set: number) => number, who: readonly number[]): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const own = who.reduce((set, j) => set | (1 << j), 0);
  let sum = 0;
  for (let set = 0; set < 1 << nFeatures; set++) {
    if ((set & own) !== 0) continue;
    const size = [...set.toString(2)].filter((bit) => bit === "1").length;
    const weight =
      (factorial(size) * factorial(nFeatures - size - who.length)) / factorial(nFeatures - who.length + 1);
    const [a, b] = who.map((j) => 1 << j) as [number, number | undefined];
    const joined =
      b === undefined
        ? value(set | a) - value(set)
        : value(set | a | b) - value(set | a) - value(set | b) + value(set);
    sum += weight * joined;
  }
  return sum;
}

it("adds up to what the trees say; a column that no tree asks for gets nothing", () =>
  fc.assert(
    fc.asyncProperty(someTrees, someRows, async (trees, rows) => {
      const options = { columnOf: Int32Array.from([0, 1, 2, 3, 4, 5]), nColumns: 6, withInteractions: true };
      const wide = rows.map((cells) => [...cells, 1]);
      const { base, values, interactions } = await treeShap(
        additive(trees),
        matrixOf(wide, 6),
        0,
        options,
        goOn,
      );
      for (const [i, cells] of rows.entries()) {
        const own = values.subarray(6 * i, 6 * (i + 1));
        const said = 0.5 + trees.reduce((sum, tree) => sum + expectedOf(tree, cells, () => true), 0);
        expect(base + own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(said, 10);
        expect(own[5]).toBe(0);
        for (let a = 0; a < 6; a++) {
          const line = interactions!.subarray((6 * i + a) * 6, (6 * i + a + 1) * 6);
          expect(line.reduce((sum, value) => sum + value, 0)).toBeCloseTo(own[a]!, 10);
        }
      }
    }),
    { numRuns: 60 },
  ));

it("does not mind the order of features: exchanged features exchange their values", () =>
  fc.assert(
    fc.asyncProperty(someTrees, someRows, async (trees, rows) => {
      const turned = trees.map((tree) => ({
        ...tree,
        feature: tree.feature.map((j) => (j < 0 ? j : nFeatures - 1 - j)),
      }));
      const plain = await treeShap(additive(trees), matrixOf(rows, nFeatures), 0, eachItself, goOn);
      const other = await treeShap(
        additive(turned),
        matrixOf(
          rows.map((cells) => cells.toReversed()),
          nFeatures,
        ),
        0,
        eachItself,
        goOn,
      );
      expect(
        Array.from({ length: rows.length }, (_, i) =>
          [...other.values.subarray(i * nFeatures, (i + 1) * nFeatures)].reverse(),
        ).flat(),
      ).toEqual([...plain.values]);
    }),
    { numRuns: 30 },
  ));

it("adds the features of one column up, and parts what columns do together", () =>
  fc.assert(
    fc.asyncProperty(someTrees, someRows, async (trees, rows) => {
      const columnOf = Int32Array.from([0, 0, 1, 1, 1]);
      const fine = await treeShap(additive(trees), matrixOf(rows, nFeatures), 0, eachItself, goOn);
      const whole = await treeShap(
        additive(trees),
        matrixOf(rows, nFeatures),
        0,
        { columnOf, nColumns: 2, withInteractions: true },
        goOn,
      );
      for (let i = 0; i < rows.length; i++) {
        const own = fine.values.subarray(i * nFeatures, (i + 1) * nFeatures);
        expect(whole.values[2 * i]).toBeCloseTo(own[0]! + own[1]!, 10);
        let between = 0;
        for (const a of [0, 1])
          for (const b of [2, 3, 4]) between += fine.interactions![(i * nFeatures + a) * nFeatures + b]!;
        expect(whole.interactions![4 * i + 1]).toBeCloseTo(between, 10);
      }
    }),
    { numRuns: 30 },
  ));

it("is given up at a checkpoint", async () => {
  const [tree] = fc.sample(randomTree(nFeatures), 1);
  const stop = async () => {
    throw new DOMException("Cancelled", "AbortError");
  };
  await expect(
    treeShap(additive([tree!]), matrixOf([[1, 2, 3, 4, 5]], nFeatures), 0, eachItself, stop),
  ).rejects.toThrow("Cancelled");
});

it("integrates polynomials exactly by few points", () => {
  for (const n of [1, 2, 3, 7, 20]) {
    const { points, weights } = gaussLegendre(n);
    for (let degree = 0; degree < 2 * n; degree++) {
      const sum = weights.reduce((total, weight, q) => total + weight * points[q]! ** degree, 0);
      expect(sum).toBeCloseTo(1 / (degree + 1), 14);
    }
  }
});
