import { describe, expect, it } from "vitest";
import { ridgeEstimator } from "#core/estimators/ridge/ridge.ts";
import { ridge } from "#core/estimators/ridge/schema.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/linear.json";

const { fit, predict, toPython } = ridgeEstimator;
const { params } = ridge;

describe("agrees with scikit-learn", () => {
  it.each(golden.ridge)("$name", async ({ rows, alpha, weighted, coef, intercept }) => {
    const columns = golden.columns.map((column) => column.slice(0, rows));
    const sampleWeight = weighted ? Float64Array.from(golden.sampleWeight.slice(0, rows)) : null;
    const design = makeDesign(columns, golden.target.slice(0, rows), 0, { sampleWeight });
    const model = await fit(design, params.parse({ alpha }), keepGoing, context);
    expect(model.warnings).toEqual([]);
    expect([...model.coef]).toEqual(coef.map((value) => expect.closeTo(value, 8)));
    expect(model.intercept[0]).toBeCloseTo(intercept, 6);
  });
});

it("settles plain least squares on columns that sum up, and says so", async () => {
  const one = [1, 0, 1, 0, 1, 1];
  const design = makeDesign([one, one.map((v) => 1 - v)], [3, 1, 3, 1, 3, 3], 0);
  const model = await fit(design, params.parse({ alpha: 0 }), keepGoing, context);
  expect(model.warnings.length).toBe(1);
  expect([...predict(model, design)]).toEqual([...design.y].map((v) => expect.closeTo(v, 4)));
  expect((await fit(design, params.defaults, keepGoing, context)).warnings).toEqual([]);
});

it("writes its scikit-learn twin", () => {
  expect(toPython(params.parse({ alpha: 2 }), "regression", 0).expression).toBe("Ridge(alpha=2.0)");
});
