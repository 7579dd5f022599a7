import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { treeShap } from "#core/explain/tree-shap/tree-shap.ts";
import { matrixOf } from "#test/support/matrix-of.ts";
import { additive } from "#test/support/random-trees.ts";
import { type DumpedNode, xgboostTree } from "#test/support/xgboost-tree.ts";

interface Case {
  readonly name: string;
  readonly trees: readonly DumpedNode[];
  readonly start: number;
  readonly x: readonly (readonly (number | null)[])[];
  /** By row, the bias last. */
  readonly contributions: readonly (readonly number[])[];
  /** Of the first rows. */
  readonly interactions: readonly (readonly (readonly number[])[])[];
}

const golden = JSON.parse(readFileSync("test/golden/tree_shap.json", "utf8")) as {
  readonly cases: readonly Case[];
};

describe.each(golden.cases)("XGBoost's values: $name", ({ trees, start, x, contributions, interactions }) => {
  const nFeatures = x[0]!.length;
  const model = { ...additive(trees.map(xgboostTree)), start: [start] };
  const columnOf = Int32Array.from({ length: nFeatures }, (_, j) => j);
  const options = { columnOf, nColumns: nFeatures, withInteractions: true };
  const found = treeShap(model, matrixOf(x, nFeatures), 0, options, async () => {});

  it("each feature's, and the base, to 1e-6", async () => {
    const { base, values } = await found;
    for (const [i, expected] of contributions.entries()) {
      for (let j = 0; j < nFeatures; j++)
        expect(Math.abs(values[i * nFeatures + j]! - expected[j]!)).toBeLessThan(1e-6);
      expect(Math.abs(base - expected[nFeatures]!)).toBeLessThan(1e-6);
    }
  });

  it("each pair's to 1e-6", async () => {
    const own = (await found).interactions!;
    for (const [i, square] of interactions.entries())
      for (let a = 0; a < nFeatures; a++)
        for (let b = 0; b < nFeatures; b++)
          expect(Math.abs(own[(i * nFeatures + a) * nFeatures + b]! - square[a]![b]!)).toBeLessThan(1e-6);
  });
});
