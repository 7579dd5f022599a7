import { describe, expect, it } from "vitest";
import { decisionTreeEstimator } from "#core/estimators/decision-tree/decision-tree.ts";
import { type DecisionTreeParams, decisionTree } from "#core/estimators/decision-tree/schema.ts";
import { thresholdBetween } from "#core/kernels/threshold-between.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/tree.json";

const { fit, predict, toPython } = decisionTreeEstimator;
const { params } = decisionTree;

const parameterNames: Record<string, keyof DecisionTreeParams> = {
  min_samples_leaf: "minSamplesLeaf",
  min_samples_split: "minSamplesSplit",
  max_depth: "maxDepth",
  max_leaf_nodes: "maxLeafNodes",
  ccp_alpha: "ccpAlpha",
  criterion: "criterion",
};

describe("agrees with scikit-learn", () => {
  it.each(golden.cases)("$name", async ({ task, arguments: given, weighted, leaves, outputs }) => {
    const regression = task === "regression";
    const sampleWeight = weighted ? Float64Array.from(golden.sampleWeight) : null;
    const y = regression ? golden.target : golden.classes;
    const design = makeDesign(golden.columns, y, regression ? 0 : 3, { sampleWeight });
    const parameters = Object.fromEntries(Object.entries(given).map(([key, v]) => [parameterNames[key], v]));
    const model = await fit(design, params.parse(parameters), keepGoing, context);
    expect(model.feature.filter((feature) => feature < 0).length).toBe(leaves);
    const unseen = labelledRows(golden.unseen, golden.unseen[0]!);
    expect([...predict(model, unseen)]).toEqual(outputs.map((value) => expect.closeTo(value, 9)));
  });
});

describe("a split", () => {
  it("lies at the largest float32 up to the middle of two values", () => {
    expect(thresholdBetween(1, 2)).toBe(1.5);
    const next = Math.fround(1 + 2 ** -23);
    expect(thresholdBetween(1, next)).toBe(1);
    expect(thresholdBetween(-next, -1)).toBe(-next);
    expect(thresholdBetween(0, 1.401298464324817e-45)).toBe(0);
    expect(thresholdBetween(-1.401298464324817e-45, 0)).toBe(-1.401298464324817e-45);
    // The middle is no float32 and would round up.
    expect(thresholdBetween(1 + 2 ** -23, 1 + 2 ** -21)).toBe(1 + 2 ** -22);
    expect(thresholdBetween(3, NaN)).toBe(3);
    expect(thresholdBetween(-Infinity, Infinity)).toBe(-Infinity);
    expect(thresholdBetween(3e38, 3.2e38)).toBeGreaterThan(3e38);
  });

  it("is the first drawn of equally good ones, and the lowest threshold of a feature", async () => {
    const x = [1, 2, 3, 4];
    const design = makeDesign([x, x], [0, 1, 1, 0], 2);
    const roots = [0, 1, 2, 3].map(async (randomState) => {
      const model = await fit(design, params.defaults, keepGoing, { ...context, randomState });
      return [model.feature[0], model.threshold[0]];
    });
    // DecisionTreeClassifier(random_state=0…3) of scikit-learn 1.2.1
    expect(await Promise.all(roots)).toEqual([
      [1, 1.5],
      [1, 1.5],
      [0, 1.5],
      [0, 1.5],
    ]);
  });

  it("is made even where only the next one gains: exclusive or", async () => {
    const design = makeDesign(
      [
        [0, 0, 1, 1],
        [0, 1, 0, 1],
      ],
      [0, 1, 1, 0],
      2,
    );
    const model = await fit(design, params.defaults, keepGoing, context);
    expect([...predict(model, design)]).toEqual([1, 0, 0, 1, 0, 1, 1, 0]);
  });

  it("sends missing values right, in fitting as in prediction", async () => {
    const design = makeDesign([[NaN, 1, 2, NaN, 1, 2]], [5, 1, 1, 5, 1, 1], 0);
    const model = await fit(design, params.defaults, keepGoing, context);
    expect(model.threshold[0]).toBe(2);
    expect([...predict(model, design)]).toEqual([5, 1, 1, 5, 1, 1]);
  });
});

it("keeps its bounds", async () => {
  const random = createRandom(8);
  const x = Array.from({ length: 500 }, () => random.normal());
  const design = makeDesign(
    [x, x.map(() => random.normal())],
    x.map((v) => v + random.normal()),
    0,
  );
  const grow = (given: object) => fit(design, params.parse(given), keepGoing, context);
  const leaves = (model: Awaited<ReturnType<typeof grow>>) =>
    [...model.feature].flatMap((feature, node) => (feature < 0 ? [node] : []));
  expect(leaves(await grow({ maxLeafNodes: 9 })).length).toBe(9);
  expect(leaves(await grow({ maxDepth: 3 })).length).toBe(8);
  const wide = await grow({ minSamplesLeaf: 20 });
  expect(Math.min(...leaves(wide).map((node) => wide.nSamples[node]!))).toBeGreaterThanOrEqual(20);
  expect(leaves(await grow({ ccpAlpha: 1e6 })).length).toBe(1);
  const full = await grow({});
  expect([...predict(full, design)]).toEqual([...design.y]);
  const drawn = await grow({ maxFeatures: "sqrt" });
  expect(await grow({ maxFeatures: "sqrt" })).toEqual(drawn);
  expect(drawn.feature).not.toEqual(full.feature);
});

it("stops early with the tree so far", async () => {
  const random = createRandom(9);
  const columns = Array.from({ length: 20 }, () => Array.from({ length: 5000 }, () => random.normal()));
  const design = makeDesign(
    columns,
    columns[0]!.map(() => random.normal()),
    0,
  );
  const finishEarly = { aborted: true };
  const model = await fit(design, params.defaults, keepGoing, { ...context, finishEarly });
  expect(model.warnings).toEqual(["Stopped before the tree was fully grown."]);
  expect(model.feature.length).toBeLessThan(5000);
  expect(predict(model, design).every(Number.isFinite)).toBe(true);
});

it("weighs classes alike when asked: as if each row weighed rows / (classes · rows of its class)", async () => {
  const y = golden.classes;
  const counts = [0, 1, 2].map((code) => y.filter((own) => own === code).length);
  const sampleWeight = Float64Array.from(y, (code) => y.length / (3 * counts[code]!));
  const bounded = { maxDepth: 4 };
  const balanced = params.parse({ ...bounded, classWeight: "balanced" });
  const asked = await fit(makeDesign(golden.columns, y, 3), balanced, keepGoing, context);
  const weighted = makeDesign(golden.columns, y, 3, { sampleWeight });
  expect(asked).toEqual(await fit(weighted, params.parse(bounded), keepGoing, context));
  expect(asked).not.toEqual(
    await fit(makeDesign(golden.columns, y, 3), params.parse(bounded), keepGoing, context),
  );
  expect(toPython(balanced, "multiclass", 0).expression).toContain('class_weight="balanced"');
});

it("writes its scikit-learn twin", () => {
  expect(toPython(params.defaults, "regression", 7).expression).toBe("DecisionTreeRegressor(random_state=7)");
  expect(toPython(params.parse({ criterion: "entropy", maxDepth: 4 }), "binary", 0).expression).toBe(
    'DecisionTreeClassifier(criterion="entropy", max_depth=4, random_state=0)',
  );
});

it("grows 43,000 rows of 26 features to the end in a few seconds", async () => {
  const random = createRandom(11);
  const columns = Array.from({ length: 26 }, (_, j) =>
    Array.from({ length: 43000 }, () => (j < 9 ? random.normal() : random.integer(2))),
  );
  const y = columns[0]!.map((v, i) => v + columns[1]![i]! * 2 + columns[12]![i]! + 0.3 * random.normal());
  for (const [k, answers] of [
    [0, y],
    [2, y.map((v) => Number(v > 0.5))],
  ] as const) {
    const start = performance.now();
    await fit(makeDesign(columns, answers, k), params.defaults, keepGoing, context);
    expect(performance.now() - start).toBeLessThan(15_000);
  }
});
