import { describe, expect, it } from "vitest";
import { extraTrees } from "#core/estimators/extra-trees/schema.ts";
import type { FittedForest } from "#core/estimators/forest/forest-estimator.ts";
import type { ForestParams } from "#core/estimators/forest/forest-params.ts";
import { treeAt } from "#core/estimators/forest/forest-trees.ts";
import { randomForest } from "#core/estimators/random-forest/schema.ts";
import { extraTreesEstimator } from "#core/estimators/extra-trees/extra-trees.ts";
import { randomForestEstimator } from "#core/estimators/random-forest/random-forest.ts";
import type { Stage } from "#core/estimators/staged.ts";
import { hashModel } from "#core/shared/hash.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/forest.json";

const families = {
  "random-forest": { spec: randomForest, estimator: randomForestEstimator },
  "extra-trees": { spec: extraTrees, estimator: extraTreesEstimator },
};

const parameterNames: Record<string, keyof ForestParams> = {
  max_depth: "maxDepth",
  min_samples_leaf: "minSamplesLeaf",
  min_samples_split: "minSamplesSplit",
  max_features: "maxFeatures",
  max_samples: "maxSamples",
  ccp_alpha: "ccpAlpha",
  bootstrap: "bootstrap",
  criterion: "criterion",
  class_weight: "classWeight",
};

const cases = golden.cases.map((given) => ({
  ...given,
  name: `${given.kind}, ${given.target}${given.weighted ? ", weighted" : ""}, ${JSON.stringify(given.arguments)}`,
}));

describe("is scikit-learn's forest, tree by tree", () => {
  it.each(cases)("$name", async ({ kind, target, arguments: given, weighted, trees, outputs, outOfBag }) => {
    const { spec, estimator } = families[kind as keyof typeof families];
    const sampleWeight = weighted ? Float64Array.from(golden.sampleWeight) : null;
    const y = golden.targets[target as keyof typeof golden.targets];
    const nClasses = { two: 2, three: 3, numbers: 0 }[target]!;
    const design = makeDesign(golden.columns, y, nClasses, { sampleWeight });
    const parameters = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [parameterNames[key]!, value ?? "all"]),
    );
    const params = spec.params.parse({ nEstimators: 6, ...parameters });
    const model = await estimator.fit(design, params, keepGoing, { ...context, randomState: 11 });
    const features = trees.feature.map((_, tree) => [...treeAt(model, tree).feature]);
    expect(features).toEqual(trees.feature);
    const unseen = labelledRows(golden.unseen, golden.unseen[0]!);
    expect([...estimator.predict(model, unseen)]).toEqual(outputs.map((v) => expect.closeTo(v, 9)));
    if (outOfBag === null) expect(model.outOfBag).toBeNull();
    else expect(model.outOfBag?.value).toBeCloseTo(outOfBag, 9);
  });
});

/** Numbers and classes with noise; every tenth value of the first column is missing. */
function noisy(nRows: number, nClasses: number, gaps = false) {
  const random = createRandom(4);
  const columns = Array.from({ length: 6 }, () => Array.from({ length: nRows }, () => random.normal()));
  const score = columns[0]!.map((v, i) => v - columns[1]![i]! * columns[2]![i]! + 0.5 * random.normal());
  const y = nClasses === 0 ? score : score.map((v) => Number(v > 0));
  const first = gaps ? columns[0]!.map((v, i) => (i % 10 === 0 ? NaN : v)) : columns[0]!;
  return makeDesign([first, ...columns.slice(1)], y, nClasses);
}

describe.each(Object.entries(families))("%s", (_, { spec, estimator }) => {
  const params = (given: object) => spec.params.parse({ nEstimators: 12, ...given });

  it("takes missing values, in fitting as in prediction", async () => {
    for (const nClasses of [0, 2]) {
      const design = noisy(300, nClasses, true);
      const model = await estimator.fit(design, params({ bootstrap: false }), keepGoing, context);
      const outputs = estimator.predict(model, design);
      for (let row = 0; row < 300; row++) {
        const own = nClasses === 0 ? outputs[row]! : outputs[2 * row + 1]!;
        expect(own).toBeCloseTo(design.y[row]!, 9);
      }
    }
  });

  it("splits by whether a value is missing where all else is one number", async () => {
    const design = makeDesign([[NaN, 1, 1, NaN, 1, 1]], [5, 1, 1, 5, 1, 1], 0);
    const model = await estimator.fit(design, params({ bootstrap: false }), keepGoing, context);
    expect([...estimator.predict(model, design)]).toEqual(
      [5, 1, 1, 5, 1, 1].map((v) => expect.closeTo(v, 9)),
    );
  });

  it("goes back to the forest that it was after some trees", async () => {
    const design = noisy(200, 2);
    const stages: Stage[] = [];
    const keepStage = (stage: Stage | { readonly refused: string }) => {
      if ("iteration" in stage) stages.push(stage);
    };
    const model = await estimator.fit(design, params({}), keepGoing, { ...context, keepStage });
    expect(stages.map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const third = estimator.staged!.at(model, stages[2]!);
    const fresh = await estimator.fit(design, params({ nEstimators: 3 }), keepGoing, context);
    expect(estimator.predict(third, design)).toEqual(estimator.predict(fresh, design));
  });

  it("keeps the trees so far when asked to stop", async () => {
    const design = noisy(3000, 0);
    const finishEarly = { aborted: false };
    let nTrees = 0;
    const checkpoint = async ({ iteration }: { readonly iteration: number }) => {
      nTrees = iteration;
      if (iteration >= 3) finishEarly.aborted = true;
    };
    const model = await estimator.fit(design, params({}), checkpoint, { ...context, finishEarly });
    expect(model.warnings).toEqual(["Stopped after 3 of 12 trees, as asked."]);
    expect(model.roots.length).toBe(nTrees + 1);
    expect(estimator.predict(model, design).every(Number.isFinite)).toBe(true);
  });

  it("pauses at short intervals within a tree", async () => {
    const design = noisy(40_000, 0);
    let last = performance.now();
    let longest = 0;
    const checkpoint = async () => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    };
    let nPauses = 0;
    const counted = async () => {
      nPauses++;
      return checkpoint();
    };
    await estimator.fit(design, params({ nEstimators: 1 }), counted, context);
    expect(nPauses).toBeGreaterThan(8);
  });

  it("shows the error of watched rows falling", async () => {
    const losses: number[] = [];
    const checkpoint = async ({ validationLoss }: { readonly validationLoss: number | null }) => {
      if (validationLoss !== null) losses.push(validationLoss);
    };
    const design = noisy(600, 2);
    await estimator.fit({ ...design, watch: noisy(200, 2) }, params({}), checkpoint, context);
    expect(losses.length).toBeGreaterThanOrEqual(12);
    expect(losses.at(-1)!).toBeLessThan(losses[0]!);
  });
});

describe("the model", () => {
  it("judges training rows by trees that never saw them, much as new rows are judged", async () => {
    const design = noisy(800, 2);
    const model = await randomForestEstimator.fit(design, randomForest.params.defaults, keepGoing, context);
    const { metric, value, nRows } = model.outOfBag!;
    expect([metric, nRows]).toEqual(["accuracy", 800]);
    expect(value).toBeGreaterThan(0.75);
    expect(value).toBeLessThan(0.95);
  });

  it("has no score out of bag where every tree saw every row", async () => {
    const model: FittedForest = await extraTreesEstimator.fit(
      noisy(100, 2),
      extraTrees.params.defaults,
      keepGoing,
      context,
    );
    expect(model.outOfBag).toBeNull();
  });

  it("is another one for another seed", async () => {
    const design = noisy(100, 2);
    const fit = (randomState: number) =>
      randomForestEstimator.fit(design, randomForest.params.defaults, keepGoing, { ...context, randomState });
    expect(hashModel(await fit(1))).not.toBe(hashModel(await fit(2)));
  });

  it("writes its scikit-learn twin", () => {
    const { toPython } = randomForestEstimator;
    expect(toPython(randomForest.params.defaults, "regression", 7).expression).toBe(
      "RandomForestRegressor(n_estimators=100, oob_score=True, random_state=7)",
    );
    const parsed = extraTrees.params.parse({ maxFeatures: "third", criterion: "entropy" });
    expect(extraTreesEstimator.toPython(parsed, "binary", 0).expression).toBe(
      'ExtraTreesClassifier(n_estimators=100, criterion="entropy", max_features=1 / 3, random_state=0)',
    );
  });
});
