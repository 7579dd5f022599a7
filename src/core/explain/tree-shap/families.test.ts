import { describe, expect, it } from "vitest";
import type { WeighedTree } from "#core/estimators/additive-trees.ts";
import type { Design } from "#core/estimators/design.ts";
import { estimators } from "#core/estimators/registry.ts";
import { treeShap } from "#core/explain/tree-shap/tree-shap.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";
import { expectedOf } from "#test/support/random-trees.ts";

const nFeatures = 4;
const families = ["decision-tree", "random-forest", "extra-trees", "hist-gradient-boosting"];

/** Numbers with gaps, and categories that part by sets. */
function design(nClasses: number): Design {
  const random = createRandom(11);
  const n = 300;
  const columns = Array.from({ length: nFeatures }, (_, j) =>
    Array.from({ length: n }, () => (j === 3 ? random.integer(13) - 1 : random.normal())),
  );
  const effect = Array.from({ length: 13 }, () => 2 * random.normal());
  const score = columns[0]!.map(
    (x, i) => x * columns[1]![i]! + effect[columns[3]![i]! + 1]! + 0.2 * random.normal(),
  );
  for (let i = 0; i < n; i++) if (random.integer(6) === 0) columns[0]![i] = Number.NaN;
  const y =
    nClasses === 0
      ? score
      : score.map((s) => Math.min(nClasses - 1, Math.max(0, Math.floor(s + nClasses / 2))));
  const made = makeDesign(columns, y, nClasses);
  const categories = Array.from({ length: 12 }, (_, code) => `${code}`);
  const features = made.features.map((feature, j) =>
    j === 3 ? { ...feature, kind: "ordinal" as const, categories } : feature,
  );
  return { ...made, features };
}

describe.each(families)("%s", (id) => {
  it.each([0, 2, 3])(
    "with %i classes: base and values add up to what it says, for every output",
    async (nClasses) => {
      const rows = design(nClasses);
      const { additive } = await fitted(id, rows);
      const answers = additive.sums(rows);
      let worst = 0;
      for (let output = 0; output < additive.nOutputs; output++) {
        const { base, values } = await treeShap(additive, rows, output, eachItself, keepGoing);
        for (let row = 0; row < rows.nRows; row++) {
          const sum = values.subarray(row * nFeatures, (row + 1) * nFeatures).reduce((a, b) => a + b, base);
          worst = Math.max(worst, Math.abs(sum - answers[row * additive.nOutputs + output]!));
        }
      }
      expect(worst).toBeLessThan(1e-9);
    },
  );

  it("each value and pair is what averaging over all sets of features gives, by the shares of training rows", async () => {
    const rows = design(0);
    const { additive } = await fitted(id, rows);
    const { values, interactions } = await treeShap(additive, rows, 0, eachItself, keepGoing);
    const trees = Array.from({ length: additive.nTrees }, (_, tree) => additive.at(tree, 0));
    for (const row of [0, 1, 2]) {
      const cells = Array.from({ length: nFeatures }, (_, j) => rows.X[j * rows.nRows + row]!);
      const worth = Array.from({ length: 1 << nFeatures }, (_, set) => worthOf(trees, cells, set));
      for (let a = 0; a < nFeatures; a++) {
        let mean = 0;
        for (const order of orders(nFeatures)) {
          const before = order.slice(0, order.indexOf(a)).reduce((set, j) => set | (1 << j), 0);
          mean += (worth[before | (1 << a)]! - worth[before]!) / 24;
        }
        expect(values[row * nFeatures + a]).toBeCloseTo(mean, 9);
        const line = interactions!.subarray(
          (row * nFeatures + a) * nFeatures,
          (row * nFeatures + a + 1) * nFeatures,
        );
        expect(line.reduce((x, y) => x + y, 0)).toBeCloseTo(mean, 9);
      }
    }
  });
});

it.each(Object.values(estimators))("$id says rightly whether it is a sum of trees", async (spec) => {
  expect((await spec.load()).additiveTrees !== undefined).toBe(spec.isSumOfTrees === true);
});

it("puts the sets of categories of boosting together again, with all their rows", async () => {
  const { additive } = await fitted("hist-gradient-boosting", design(0));
  const trees = Array.from({ length: additive.nTrees }, (_, tree) => additive.at(tree, 0));
  const questions = trees.flatMap(({ feature, cutsAt }) =>
    [...feature].flatMap((j, node) => (j < 0 ? [] : [{ j, nCuts: cutsAt[node + 1]! - cutsAt[node]! }])),
  );
  expect(questions.filter(({ nCuts }) => nCuts > 1).map(({ j }) => j)).toContain(3);
  for (const { feature, left, right, cover } of trees) {
    const rest = [0];
    for (const node of rest) {
      if (feature[node]! < 0) continue;
      expect(cover[left[node]!]! + cover[right[node]!]!).toBe(cover[node]);
      rest.push(left[node]!, right[node]!);
    }
  }
});

const eachItself = { columnOf: Int32Array.from([0, 1, 2, 3]), nColumns: nFeatures, withInteractions: true };

async function fitted(id: string, rows: Design) {
  const estimator = await estimators[id]!.load();
  const given =
    id.endsWith("forest") || id === "extra-trees"
      ? { nEstimators: 5 }
      : id === "decision-tree"
        ? { maxDepth: 6 }
        : { maxIter: 20 };
  const model = await estimator.fit(rows, estimators[id]!.params.parse(given), keepGoing, context);
  const additive = estimator.additiveTrees!(model);
  return { additive };
}

function worthOf(trees: readonly WeighedTree[], cells: readonly number[], set: number): number {
  return trees.reduce((sum, tree) => sum + expectedOf(tree, cells, (j) => ((set >> j) & 1) === 1), 0);
}

function orders(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}
