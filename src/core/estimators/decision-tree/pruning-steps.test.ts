import { describe, expect, it } from "vitest";
import { decisionTreeEstimator } from "#core/estimators/decision-tree/decision-tree.ts";
import { pruneTree } from "#core/estimators/decision-tree/prune.ts";
import { pruningSteps } from "#core/estimators/decision-tree/pruning-steps.ts";
import { decisionTree } from "#core/estimators/decision-tree/schema.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/pruning_path.json";
import tables from "#test/golden/tree_nodes.json";

async function grown(target: string, given: object, weighted = false) {
  const sampleWeight = weighted ? Float64Array.from(tables.sampleWeight) : null;
  const y = tables.targets[target as keyof typeof tables.targets];
  const design = makeDesign(tables.columns, y, target === "classes" ? 3 : 0, { sampleWeight });
  const params = decisionTree.params.parse(given);
  return decisionTreeEstimator.fit(design, params, keepGoing, { ...context, randomState: 3 });
}
const leavesOf = ({ feature }: { feature: Int32Array }) => feature.filter((j) => j < 0).length;

describe("is scikit-learn's cost_complexity_pruning_path", () => {
  it.each(golden.cases)("$target, $arguments, weighted: $weighted", async (given) => {
    const { criterion, min_samples_leaf, max_depth } = given.arguments;
    const tree = await grown(
      given.target,
      {
        ...(criterion ? { criterion } : {}),
        ...(min_samples_leaf ? { minSamplesLeaf: min_samples_leaf } : {}),
        ...(max_depth ? { maxDepth: max_depth } : {}),
      },
      given.weighted,
    );
    const steps = pruningSteps(tree);
    const scale = Math.max(...given.impurities);
    const near = (values: readonly number[]) => values.map((v) => expect.closeTo(v / scale, 10));
    expect(steps.map(({ alpha }) => alpha / scale)).toEqual(near(given.alphas));
    expect(steps.map(({ impurity }) => impurity / scale)).toEqual(near(given.impurities));
    steps.forEach((step, at) => {
      const isLastOfAlpha = !steps[at + 1] || steps[at + 1]!.alpha - step.alpha > 1e-9 * scale;
      if (isLastOfAlpha) expect(step.leaves).toBe(given.leavesAbove[at]);
    });
  });
});

it("says how many leaves pruning at an alpha between two steps leaves", async () => {
  const tree = await grown("whole", {});
  const steps = pruningSteps(tree);
  expect(steps[0]).toMatchObject({ alpha: 0, leaves: leavesOf(tree) });
  expect(steps.at(-1)!.leaves).toBe(1);
  for (const [at, { alpha, leaves }] of steps.entries()) {
    const next = steps[at + 1]?.alpha ?? 2 * alpha;
    if (next - alpha < 1e-9 * next) continue;
    expect(leavesOf(pruneTree(tree, (alpha + next) / 2))).toBe(leaves);
  }
});

it("has one step for a tree that asks nothing", () => {
  const none = Int32Array.of(-1);
  const one = Float64Array.of(1);
  const root = { feature: none, left: none, right: none, weight: one, impurity: one, nSamples: none };
  const tree = { ...root, threshold: Float32Array.of(0), value: one, nOutputs: 1 };
  expect(pruningSteps(tree)).toEqual([{ alpha: 0, leaves: 1, impurity: 1 }]);
});
