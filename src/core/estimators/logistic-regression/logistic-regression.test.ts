import { describe, expect, it } from "vitest";
import { logisticRegressionEstimator } from "#core/estimators/logistic-regression/logistic-regression.ts";
import { logisticRegression } from "#core/estimators/logistic-regression/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/linear.json";

const { fit, predict, toPython } = logisticRegressionEstimator;
const { params } = logisticRegression;

describe("agrees with scikit-learn", () => {
  it.each(golden.logistic)("$name", async ({ y, C, weighted, balanced, coef, intercept, proba }) => {
    const nClasses = Math.max(...y) + 1;
    const sampleWeight = weighted ? Float64Array.from(golden.sampleWeight) : null;
    const design = makeDesign(golden.columns, y, nClasses, { sampleWeight });
    const given = params.parse({ C, classWeight: balanced ? "balanced" : "none", tol: 1e-9 });
    const model = await fit(design, given, keepGoing, context);
    expect(model.warnings).toEqual([]);
    expectClose(model.coef, coef);
    expectClose(model.intercept, intercept);
    expectClose(predict(model, design).subarray(0, proba.length), proba);
    const quick = await fit(design, params.parse({ C, classWeight: given.classWeight }), keepGoing, context);
    expectClose(predict(quick, design).subarray(0, proba.length), proba, 1e-3);
  });

  function expectClose(actual: Float64Array, expected: number[], tolerance = 1e-5): void {
    const size = Math.max(...expected.map(Math.abs));
    const off = expected.map((value, i) => Math.abs(value - actual[i]!) / size);
    expect(actual.length).toBe(expected.length);
    expect(Math.max(...off)).toBeLessThan(tolerance);
  }
});

describe("while it fits", () => {
  const random = createRandom(1);
  const x = Array.from({ length: 300 }, () => random.normal());
  const noisy = makeDesign(
    [x, x.map((v) => v + random.normal())],
    x.map((v) => Number(v + random.normal() > 0)),
    2,
  );

  it("reports a falling loss, and that of the watched rows", async () => {
    const seen: (number | null)[] = [];
    const watch = { ...noisy };
    await fit(
      { ...noisy, watch },
      params.defaults,
      async ({ trainLoss, validationLoss }) => {
        expect(validationLoss).toBeCloseTo(trainLoss!, 9);
        seen.push(trainLoss);
      },
      context,
    );
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => b! - a!));
    expect(seen[0]).toBeLessThan(Math.LN2);
  });

  it("keeps what it has when asked to finish early", async () => {
    const model = await fit(noisy, params.defaults, keepGoing, {
      ...context,
      finishEarly: { aborted: true },
    });
    expect(model.iterations).toBe(1);
    expect(model.warnings).toEqual(["Stopped after 1 iterations, before it had converged."]);
  });

  it("says so when the iterations did not suffice", async () => {
    const model = await fit(noisy, params.parse({ maxIter: 1 }), keepGoing, context);
    expect(model.warnings).toEqual(["Did not converge in 1 iterations: scale the features, or allow more."]);
  });
});

it("is not misled by features of very different scales", async () => {
  const random = createRandom(2);
  const x = Array.from({ length: 400 }, () => random.normal());
  const z = Array.from({ length: 400 }, () => random.normal());
  const y = x.map((v, i) => Number(v + z[i]! + random.normal() > 0));
  const plain = await fit(makeDesign([x, z], y, 2), params.parse({ C: 1e6 }), keepGoing, context);
  const skewed = makeDesign([x.map((v) => 5e7 + v * 1e6), z.map((v) => v / 10)], y, 2);
  const model = await fit(skewed, params.parse({ C: 1e6 }), keepGoing, context);
  expect(model.iterations).toBeLessThan(40);
  const difference = predict(model, skewed).map((p, i) =>
    Math.abs(p - predict(plain, makeDesign([x, z], y, 2))[i]!),
  );
  expect(Math.max(...difference)).toBeLessThan(0.01);
});

it("gives a class without rows probability 0", async () => {
  const design = makeDesign([[1, 2, 3, 4, 5, 6]], [0, 0, 2, 2, 0, 2], 3);
  const outputs = predict(await fit(design, params.defaults, keepGoing, context), design);
  for (let row = 0; row < 6; row++) expect(outputs[3 * row + 1]).toBe(0);
});

it("writes its scikit-learn twin", () => {
  expect(toPython(params.defaults, "binary", 0).expression).toBe("LogisticRegression(C=1.0, max_iter=1000)");
  expect(toPython(params.parse({ C: 0.5, classWeight: "balanced" }), "binary", 0).expression).toBe(
    'LogisticRegression(C=0.5, class_weight="balanced", max_iter=1000)',
  );
});

it("fits 43,000 rows of 30 features in a few seconds", async () => {
  const random = createRandom(4);
  const columns = Array.from({ length: 30 }, () => Array.from({ length: 43000 }, () => random.normal()));
  const y = columns[0]!.map((v, i) => Number(v - columns[1]![i]! + 2 * random.normal() > 0));
  const start = performance.now();
  await fit(makeDesign(columns, y, 2), params.defaults, keepGoing, context);
  expect(performance.now() - start).toBeLessThan(10_000);
});
