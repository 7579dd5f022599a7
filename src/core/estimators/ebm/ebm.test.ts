import { describe, expect, it } from "vitest";
import type { Design, Feature } from "#core/estimators/design.ts";
import { ebmEstimator } from "#core/estimators/ebm/ebm.ts";
import {
  binOf,
  binsOfAxis,
  type EbmTerm,
  type FittedEbm,
  meanContribution,
} from "#core/estimators/ebm/ebm-model.ts";
import { ebm } from "#core/estimators/ebm/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";
import { type AnyEstimator, runOnnx } from "#test/support/run-onnx.ts";

const fit = (design: Design, params: object = {}, more: object = {}): Promise<FittedEbm> =>
  ebmEstimator.fit(design, ebm.params.parse(params), keepGoing, { ...context, ...more });

const single = (model: FittedEbm, j: number) =>
  model.terms.find(({ features }) => features.length === 1 && features[0] === j)!;
const pairsOf = (model: FittedEbm) =>
  model.terms.filter(({ features }) => features.length === 2).map(({ features }) => [...features]);
const valueAt = ({ cuts, values }: EbmTerm, x: number) => values[binOf(Math.fround(x), cuts[0]!)]!;

/** Four uniform numbers in [-1, 1]: a parabola of the first, a step of the second, and the product of the others. */
function planted(nRows: number, seed: number, noise = 0.1): { columns: number[][]; y: number[] } {
  const random = createRandom(seed);
  const columns = [0, 1, 2, 3].map(() => Array.from({ length: nRows }, () => 2 * random.next() - 1));
  const y = columns[0]!.map(
    (x, i) =>
      3 * x * x +
      (columns[1]![i]! > 0.2 ? 1 : 0) +
      2 * columns[2]![i]! * columns[3]![i]! +
      noise * random.normal(),
  );
  return { columns, y };
}

describe("on a sum of known functions", () => {
  it("finds each, and the planted pair before all others", async () => {
    const { columns, y } = planted(1500, 4);
    const model = await fit(makeDesign(columns, y, 0), { interactions: 2 });
    for (const x of [-0.9, -0.5, 0, 0.4, 0.8])
      expect(Math.abs(valueAt(single(model, 0), x) - (3 * x * x - 1))).toBeLessThan(0.2);
    const step = valueAt(single(model, 1), 0.25) - valueAt(single(model, 1), 0.15);
    expect(step).toBeGreaterThan(0.7);
    expect(Math.abs(valueAt(single(model, 2), 0.7))).toBeLessThan(0.1);
    expect(pairsOf(model)[0]).toEqual([2, 3]);
    const later = planted(500, 5, 0);
    const answers = ebmEstimator.predict(model, labelledRows(later.columns, later.y));
    const error = later.y.reduce((sum, value, row) => sum + (value - answers[row]!) ** 2, 0) / 500;
    expect(error).toBeLessThan(0.06); // of a variance of about 1.3
  });

  it("centres every shape over the training rows, and ranks what matters above what does not", async () => {
    const { columns, y } = planted(800, 6);
    const model = await fit(makeDesign(columns, y, 0), { outerBags: 4 });
    for (const { values, weights } of model.terms) {
      const sum = values.reduce((total, value, cell) => total + value * weights[cell]!, 0);
      expect(Math.abs(sum / 800)).toBeLessThan(1e-9);
    }
    const importance = (j: number) => meanContribution(single(model, j), 1);
    expect(importance(0)).toBeGreaterThan(3 * importance(2));
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    expect(Math.abs(model.intercept[0]! - mean)).toBeLessThan(0.1);
  });

  it("has error bars that shrink as rows grow", async () => {
    const spread = async (nRows: number) => {
      const { columns, y } = planted(nRows, 7, 1);
      const { deviations, weights } = single(await fit(makeDesign(columns, y, 0), { interactions: 0 }), 0);
      return deviations.reduce((sum, value, cell) => sum + value * weights[cell]!, 0) / nRows;
    };
    expect(await spread(3000)).toBeLessThan((await spread(300)) / 1.3);
  });
});

it("learns log odds that add up", async () => {
  const random = createRandom(2);
  const columns = [0, 1].map(() => Array.from({ length: 4000 }, () => 2 * random.next() - 1));
  const y = columns[0]!.map((x, i) =>
    random.next() < 1 / (1 + Math.exp(-2 * x - (columns[1]![i]! > 0 ? 1 : -1))) ? 1 : 0,
  );
  const model = await fit(makeDesign(columns, y, 2), { interactions: 0 });
  const rise = valueAt(single(model, 0), 0.8) - valueAt(single(model, 0), -0.8);
  expect(Math.abs(rise - 3.2)).toBeLessThan(0.6);
  const step = valueAt(single(model, 1), 0.5) - valueAt(single(model, 1), -0.5);
  expect(Math.abs(step - 2)).toBeLessThan(0.4);
});

it("gives what is missing, and each category, a step of its own", async () => {
  const random = createRandom(9);
  const n = 600;
  const number = Array.from({ length: n }, () => (random.next() < 0.3 ? Number.NaN : random.normal()));
  const effects = [2, -1, 0, 1];
  const code = Array.from({ length: n }, () => random.integer(4));
  const y = number.map((x, i) => (Number.isNaN(x) ? 3 : 0) + effects[code[i]!]! + 0.1 * random.normal());
  const design = makeDesign([number, code], y, 0);
  const features: Feature[] = [
    design.features[0]!,
    { name: "colour", source: "colour", kind: "ordinal", categories: ["a", "b", "c", "d"] },
  ];
  const model = await fit({ ...design, features }, { interactions: 0 });
  const numbers = single(model, 0);
  expect(valueAt(numbers, Number.NaN) - valueAt(numbers, 0)).toBeCloseTo(3, 0);
  const colours = single(model, 1);
  expect(binsOfAxis(colours.cuts[0]!)).toBe(6);
  for (const [k, effect] of effects.entries())
    expect(Math.abs(valueAt(colours, k) - valueAt(colours, 2) - effect)).toBeLessThan(0.15);
  expect(colours.weights[0]).toBe(0); // no row of an unseen category
  const odd = {
    ...labelledRows(
      [
        [Number.NaN, Infinity, -Infinity, 0.3],
        [-1, 2, 3, 0],
      ],
      [0, 0, 0, 0],
    ),
    features,
  };
  const answers = ebmEstimator.predict(model, odd);
  const onnx = await runOnnx(ebmEstimator as AnyEstimator, model, odd);
  for (const [row, value] of answers.entries()) expect(onnx[row]!).toBeCloseTo(value, 5);
});

it("takes weights as they are meant: rows of none are not there, and their unit does not matter", async () => {
  const { columns, y } = planted(300, 3);
  const sampleWeight = Float64Array.from(y, (_, row) => (row % 3 === 0 ? 0 : row % 3));
  const wrong = y.map((value, row) => (row % 3 === 0 ? 1e3 : value));
  const one = await fit(makeDesign(columns, wrong, 0, { sampleWeight }), { outerBags: 3 });
  const other = await fit(makeDesign(columns, y, 0, { sampleWeight: sampleWeight.map((w) => 8 * w) }), {
    outerBags: 3,
  });
  const rows = labelledRows(columns, y);
  const answers = ebmEstimator.predict(other, rows);
  for (const [row, value] of ebmEstimator.predict(one, rows).entries())
    expect(value).toBeCloseTo(answers[row]!, 6);
});

it("keeps what there is when asked to stop", async () => {
  const finishEarly = { aborted: false };
  const { columns, y } = planted(300, 3);
  const model = await ebmEstimator.fit(
    makeDesign(columns, y, 0),
    ebm.params.parse({}),
    async ({ iteration }) => {
      if (iteration >= 20) finishEarly.aborted = true;
    },
    { ...context, finishEarly },
  );
  expect(model.warnings).toEqual(["Stopped after 20 rounds, as asked."]);
  expect(meanContribution(single(model, 0), 1)).toBeGreaterThan(0.1);
});

it("learns single shapes alone where there are several classes", async () => {
  const { columns, y } = planted(400, 3);
  const model = await fit(
    makeDesign(
      columns,
      y.map((value) => (value < 0.5 ? 0 : value < 1.5 ? 1 : 2)),
      3,
    ),
  );
  expect(pairsOf(model)).toEqual([]);
  expect(single(model, 0).values.length).toBe(3 * binsOfAxis(single(model, 0).cuts[0]!));
});

it("keeps a curve to the direction that was asked for, and out of pairs", async () => {
  const { columns, y } = planted(600, 8, 0.5);
  const monotonicCst = [
    { column: "x0", direction: "up" },
    { column: "x2", direction: "down" },
    { column: "gone", direction: "up" },
  ];
  const model = await fit(makeDesign(columns, y, 0), { monotonicCst, outerBags: 4 });
  const steps = (j: number) => {
    const { values, cuts } = single(model, j);
    return [...values.subarray(1, cuts[0]!.length + 1)].map((value, i) => value - values[i]!);
  };
  expect(Math.min(...steps(0))).toBeGreaterThan(-1e-9);
  expect(Math.max(...steps(0))).toBeGreaterThan(0.05);
  expect(Math.max(...steps(2))).toBeLessThan(1e-9);
  expect(Math.min(...steps(1))).toBeLessThan(0);
  expect(pairsOf(model)).toEqual([[1, 3]]);
  expect(model.warnings).toEqual([
    "A direction of “gone” has no effect: no column of that name is learned from.",
  ]);
});

it("draws other bags of another seed, and not the same ones in another order", async () => {
  const { columns, y } = planted(300, 9, 0.5);
  const design = makeDesign(columns, y, 0);
  const models = await Promise.all(
    [0, 1, 2].map((randomState) => fit(design, { interactions: 0, maxRounds: 20 }, { randomState })),
  );
  const at = models.map((model) => Math.round(1e6 * valueAt(single(model, 0), 0.9)));
  expect(new Set(at).size).toBe(3);
});

describe("the twin in Python", () => {
  const { toPython } = ebmEstimator;
  const monotonicCst = [
    { column: "age", direction: "up" },
    { column: 'say "hi"', direction: "down" },
  ];

  it("takes directions by name, whatever columns the steps before leave", () => {
    const { expression, definitions } = toPython(ebm.params.parse({ monotonicCst }), "regression", 3);
    expect(expression).toMatch(/^ByName\(interactions=10, /);
    expect(expression).toContain('monotone_constraints={"age": 1, "say \\"hi\\"": -1}');
    expect(definitions?.at(-1)).toContain("class ByName(ExplainableBoostingRegressor):");
  });

  it("does so on top of weights of classes, and not for several classes, where it has no meaning", () => {
    const params = ebm.params.parse({ monotonicCst, classWeight: "balanced" });
    const two = toPython(params, "binary", 3);
    expect(two.expression).toMatch(/^ByName\(/);
    expect(two.definitions?.slice(1).map((text) => text.split("\n")[0])).toEqual([
      "class Balanced(ExplainableBoostingClassifier):",
      "class ByName(Balanced):",
    ]);
    const several = toPython(params, "multiclass", 3);
    expect(several.expression).toMatch(/^Balanced\(/);
    expect(several.expression).not.toContain("monotone_constraints");
  });

  it("is the plain class where nothing of it is set, and says what to install", () => {
    const { expression, definitions } = toPython(ebm.params.defaults, "binary", 3);
    expect(expression).toMatch(/^ExplainableBoostingClassifier\(/);
    expect(definitions).toEqual([expect.stringContaining("pip install interpret")]);
  });
});
