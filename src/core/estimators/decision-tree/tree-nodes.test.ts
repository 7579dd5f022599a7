import { describe, expect, it } from "vitest";
import { decisionTreeEstimator } from "#core/estimators/decision-tree/decision-tree.ts";
import { type DecisionTreeParams, decisionTree } from "#core/estimators/decision-tree/schema.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/tree_nodes.json";

const parameterNames: Record<string, keyof DecisionTreeParams> = {
  min_samples_leaf: "minSamplesLeaf",
  min_samples_split: "minSamplesSplit",
  max_depth: "maxDepth",
  max_leaf_nodes: "maxLeafNodes",
  max_features: "maxFeatures",
  criterion: "criterion",
};

const cases = golden.cases.map((given) => ({
  ...given,
  name: `${given.target}${given.weighted ? ", weighted" : ""}, ${JSON.stringify(given.arguments)}, seed ${given.seed}`,
}));

describe("is scikit-learn's tree node by node, whatever splits are equally good", () => {
  it.each(cases)("$name", async ({ target, arguments: given, seed, weighted, nodes }) => {
    const sampleWeight = weighted ? Float64Array.from(golden.sampleWeight) : null;
    const y = golden.targets[target as keyof typeof golden.targets];
    const design = makeDesign(golden.columns, y, target === "classes" ? 3 : 0, { sampleWeight });
    const parameters = Object.fromEntries(Object.entries(given).map(([key, v]) => [parameterNames[key], v]));
    const params = decisionTree.params.parse(parameters);
    const tree = await decisionTreeEstimator.fit(design, params, keepGoing, {
      ...context,
      randomState: seed,
    });
    const { feature, threshold, left, right, nSamples, value } = tree;
    expect({
      feature: [...feature],
      threshold: [...threshold],
      left: [...left],
      right: [...right],
      nSamples: [...nSamples],
      value: [...value],
    }).toEqual({
      ...nodes,
      value: nodes.value.map((v) => expect.closeTo(v, Math.abs(v) < 1000 ? 11 : 8)),
    });
  });
});
