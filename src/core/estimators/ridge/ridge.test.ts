import { describe, expect, it } from "vitest";
import { ridgeEstimator } from "#core/estimators/ridge/ridge.ts";
import { ridge } from "#core/estimators/ridge/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";
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

describe("with rows that are not in memory", () => {
  const random = createRandom(3);
  const columns = Array.from({ length: 8 }, (_, j) =>
    Array.from({ length: 5000 }, (_, i) =>
      Math.fround(1000 * j + (1 + j) * random.normal() + (i > 2500 ? j : 0)),
    ),
  );
  const y = columns[0]!.map((_, i) => 3 * columns[1]![i]! - columns[4]![i]! + random.normal());
  const part = (from: number, to: number) =>
    [columns.map((column) => column.slice(from, to)), y.slice(from, to)] as const;
  const later = [part(700, 3000), part(3000, 3001), part(3001, 5000)];
  const more = {
    nRows: 4300,
    async *stretches() {
      for (const [some, answers] of later) yield labelledRows(some, answers);
    },
  };

  // 5 rows of 8 features would take the dual where no others were to come.
  it.each([700, 5])("is what it is with all of them there: %i held", async (held) => {
    const [some, answers] = part(0, held);
    const between = part(held, 700);
    const all = {
      nRows: 5000 - held,
      async *stretches() {
        if (held < 700) yield labelledRows(...between);
        yield* more.stretches();
      },
    };
    for (const alpha of [0, 1, 50]) {
      const given = params.parse({ alpha });
      const whole = await fit(makeDesign(columns, y, 0), given, keepGoing, context);
      const pieces = await fit(makeDesign(some, answers, 0, { more: all }), given, keepGoing, context);
      const apart = [...whole.coef].map(
        (value, j) => Math.abs(pieces.coef[j]! - value) / Math.max(1, Math.abs(value)),
      );
      expect(Math.max(...apart)).toBeLessThan(1e-10);
      expect(Math.abs(pieces.intercept[0]! / whole.intercept[0]! - 1)).toBeLessThan(1e-10);
    }
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
