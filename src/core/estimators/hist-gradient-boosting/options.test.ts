import { describe, expect, it } from "vitest";
import type { Design } from "#core/estimators/design.ts";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { hashModel } from "#core/shared/hash.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";
import { type AnyEstimator, runOnnx } from "#test/support/run-onnx.ts";

const { fit, predict, toPython } = histGradientBoostingEstimator;
const parse = (params: object) => histGradientBoosting.params.parse(params);
const learn = (design: Design, params: object, randomState = 3) =>
  fit(design, parse({ maxIter: 20, minSamplesLeaf: 5, earlyStopping: "off", ...params }), keepGoing, {
    ...context,
    randomState,
  });

function amounts(nRows: number, seed = 1): Design {
  const random = createRandom(seed);
  const columns = [0, 1, 2].map(() => Array.from({ length: nRows }, () => random.normal()));
  const y = columns[0]!.map((x, i) => 1 + x * x + Math.abs(columns[1]![i]! + 0.5 * random.normal()));
  return makeDesign(columns, y, 0);
}

describe("drawn rows and features", () => {
  it("are those of the seed, and other ones of another", async () => {
    const design = amounts(200);
    for (const share of [{ subsample: 0.5 }, { colsample: 0.5 }]) {
      const [one, same, other] = [
        await learn(design, share),
        await learn(design, share),
        await learn(design, share, 4),
      ];
      expect(hashModel(same)).toBe(hashModel(one));
      expect(hashModel(other)).not.toBe(hashModel(one));
    }
  });

  it("are so many, and every row is answered", async () => {
    const design = amounts(200);
    const model = await learn(design, { subsample: 0.5, colsample: 0.34 });
    for (const [tree, root] of model.roots.slice(0, -1).entries()) {
      expect(model.nSamples[root]).toBe(100);
      const asked = model.feature.slice(root, model.roots[tree + 1]).filter((j) => j >= 0);
      expect(new Set(asked).size).toBeLessThanOrEqual(1);
    }
    const error = (of: Float64Array) =>
      of.reduce((sum, value, row) => sum + (value - design.y[row]!) ** 2, 0);
    expect(error(predict(model, design))).toBeLessThan(
      0.5 * error(predict(await learn(design, { maxIter: 1, learningRate: 0.001 }), design)),
    );
  });
});

it("grows level by level where that is wished, and the same trees without a bound on leaves", async () => {
  const design = amounts(300);
  const free = { maxLeafNodes: null, maxDepth: 5 };
  const byLeaf = await learn(design, free);
  const byLevel = await learn(design, { ...free, growth: "depth" });
  expect(predict(byLevel, design)).toEqual(predict(byLeaf, design));
  const { feature, left, right } = await learn(design, { maxLeafNodes: 8, growth: "depth", maxIter: 1 });
  const depthOf = (node: number): number[] =>
    feature[node]! < 0 ? [0] : [left, right].flatMap((side) => depthOf(side[node]!).map((d) => d + 1));
  expect(depthOf(0)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
});

describe("a target that a loss cannot take", () => {
  const withY = (y: readonly number[]) => ({ ...amounts(y.length), y: Float64Array.from(y) });
  it.each([
    ["poisson", [1, 0, -1, 2], -1],
    ["tweedie", [0, 0, 0, 0], 0],
    ["gamma", [1, 2, 0, 3], 0],
  ] as const)("is refused by %s", async (loss, y, found) => {
    await expect(learn(withY(y), { loss })).rejects.toMatchObject({
      problem: { code: "loss-not-for-target", details: { found } },
    });
  });
});

describe("the twin in Python", () => {
  it("is scikit-learn's where it has all that was set", () => {
    const params = parse({
      loss: "quantile",
      quantile: 0.9,
      monotonicCst: [{ column: "a", direction: "down" }],
    });
    const { imports, expression } = toPython(params, "regression", 1, { categories: ["b"] });
    expect(imports).toEqual(["from sklearn.ensemble import HistGradientBoostingRegressor"]);
    expect(expression).toContain('loss="quantile", quantile=0.9');
    expect(expression).toContain('categorical_features=["b"], monotonic_cst={"a": -1}');
  });

  it("is LightGBM's where scikit-learn's lacks something, and says so", () => {
    const { imports, expression, definitions } = toPython(
      parse({ loss: "tweedie", tweediePower: 1.3, subsample: 0.5 }),
      "regression",
      1,
    );
    expect(imports).toEqual(["from lightgbm import LGBMRegressor"]);
    expect(expression).toContain('objective="tweedie", tweedie_variance_power=1.3');
    expect(expression).toContain("subsample=0.5, subsample_freq=1");
    expect(definitions![0]).toContain("pip install lightgbm");
  });

  it("gives LightGBM names from outside: it hands all that it is made with to its own core", () => {
    const monotonicCst = [{ column: "a", direction: "up" }];
    const params = parse({ subsample: 0.5, monotonicCst, interactionCst: [["a", "b"]] });
    const { expression, definitions } = toPython(params, "binary", 1, { categories: ["b"] });
    expect(expression).toMatch(/^ByName\(model=LGBMClassifier\(/);
    expect(expression).toMatch(/\), directions=\{"a": 1\}, groups=\[\["a", "b"\]\], categories=\["b"\]\)$/);
    expect(definitions?.at(-1)).toContain("def predict_proba(self, X):");
    expect(toPython(params, "regression", 1).definitions?.at(-1)).not.toContain("predict_proba");
  });
});

it("leaves with its sets of categories as ONNX, for codes that no row had too", async () => {
  const random = createRandom(5);
  const codes = [40, 7].map((n) => Array.from({ length: 600 }, () => random.integer(n + 1) - 1));
  const effect = Array.from({ length: 41 }, () => random.normal());
  const y = codes[0]!.map((code, i) => effect[code + 1]! * (1 + codes[1]![i]!) + 0.1 * random.normal());
  const made = makeDesign(codes, y, 0);
  const categories = Array.from({ length: 50 }, (_, code) => `${code}`);
  const features = made.features.map((feature) => ({ ...feature, kind: "ordinal" as const, categories }));
  const model = await learn({ ...made, features }, {});
  expect(model.feature.some((j) => j === 0)).toBe(true);
  const every = Array.from({ length: 51 }, (_, i) => i - 1);
  const rows = labelledRows([every, every.map((code) => code % 8)], every);
  const outputs = await runOnnx(histGradientBoostingEstimator as AnyEstimator, model, rows);
  for (const [i, value] of predict(model, rows).entries()) expect(outputs[i]!).toBeCloseTo(value, 4);
});
