import { describe, expect, it } from "vitest";
import golden from "#test/golden/selection.json";
import { columnScores } from "#core/preprocessing/select-columns/column-scores.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { TrainingAnswers } from "#core/preprocessing/step.ts";
import { createRandom } from "#core/shared/random.ts";
import { columnValues } from "#test/support/run-graph.ts";
import { asTraining, categorical, frameOf, numeric } from "#test/support/step-frames.ts";

const { selection } = golden;
const columns = selection.columns.map((values, j) => numeric(`x${j}`, values));
const classes: TrainingAnswers = { y: Float64Array.from(selection.classes), classes: ["a", "b", "c"] };
const number: TrainingAnswers = { y: Float64Array.from(selection.number), classes: [] };

function expectClose(actual: readonly number[], expected: readonly number[]) {
  expect(actual).toHaveLength(expected.length);
  for (const [i, want] of expected.entries())
    expect(Math.abs(actual[i]! - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
}

describe("scores of columns, against scikit-learn", () => {
  it("F of an analysis of variance, and of a straight line", () => {
    expectClose(columnScores["f-test"](columns, classes), selection.fClasses);
    expectClose(columnScores["f-test"](columns, number), selection.fNumber);
  });
  it("chi-square of columns not below zero", () => {
    const sizes = selection.columns.map((values, j) => numeric(`x${j}`, values.map(Math.abs)));
    expectClose(columnScores.chi2(sizes, classes), selection.chi2);
  });
  it("variance", () => expectClose(columnScores.variance(columns), selection.variance));
  it("mutual information of bins", () => {
    expectClose(columnScores["mutual-information"](columns, classes), selection.informationClasses);
    expectClose(columnScores["mutual-information"](columns, number), selection.informationNumber);
  });
});

describe("principal components, against scikit-learn", () => {
  it.each(golden.components)("$name", async ({ columns: given, shares, transformed }) => {
    const spec = steps["project-columns"]!;
    const step = await spec.load();
    const frame = frameOf(...given.map((values, j) => numeric(`x${j}`, values)));
    const fitted = step.fit(asTraining(frame), spec.params.parse({ components: 500 })) as {
      readonly sums: readonly { readonly share: number }[];
    };
    expectClose(
      fitted.sums.map(({ share }) => share),
      shares,
    );
    const made = columnValues(step.transform(fitted, frame)).map(({ values }) => values.map(Number));
    for (const [k, want] of transformed.entries()) {
      const sign = Math.sign(made[k]![0]! * want[0]!);
      for (const [row, value] of want.entries())
        expect(Math.abs(sign * made[k]![row]! - value)).toBeLessThan(2e-6 * Math.max(1, Math.abs(value)));
    }
  });
});

describe("selecting columns", () => {
  const n = 400;
  const random = createRandom(8);
  const noise = Array.from({ length: 30 }, (_, j) =>
    numeric(
      `noise ${j}`,
      Array.from({ length: n }, () => random.normal()),
    ),
  );
  const bent = Array.from({ length: n }, () => random.normal());
  const straight = Array.from({ length: n }, () => random.normal());
  const colours = Array.from({ length: n }, () => ["red", "blue", "green"][random.integer(3)]!);
  const y = Float64Array.from(bent, (value, row) => {
    const sum = value * value + straight[row]! + (colours[row] === "red" ? 1.5 : 0);
    return sum > 1.5 ? 1 : 0;
  });
  const frame = asTraining(
    frameOf(...noise, numeric("bent", bent), numeric("straight", straight), categorical("colour", colours)),
    { y, classes: ["no", "yes"] },
  );
  const keptBy = async (given: object) => {
    const spec = steps["select-columns"]!;
    const step = await spec.load();
    const after = step.transform(step.fit(frame, spec.params.parse(given)), frame);
    return after.columns.map(({ name }) => name);
  };

  it.each(["mutual-information", "mrmr"])(
    "%s finds straight, bent and named differences among noise",
    async (method) => {
      expect(await keptBy({ method, keep: 3 })).toEqual(["bent", "straight", "colour"]);
    },
  );
  it("random probes keep what differs, and little of the noise", async () => {
    const kept = await keptBy({ method: "random-probe" });
    expect(kept).toEqual(expect.arrayContaining(["bent", "straight", "colour"]));
    expect(kept.length).toBeLessThanOrEqual(5);
  });
  it("an F-test sees a straight difference, not a bent one, and leaves categories alone", async () => {
    expect(await keptBy({ method: "f-test", keep: 1 })).toEqual(["straight", "colour"]);
  });
  it("chi-square compares counts and 0/1 columns, and leaves all others and number targets alone", async () => {
    const spec = steps["select-columns"]!;
    const step = await spec.load();
    const flags = frameOf(
      numeric("same", [1, 1, 0, 0, 1, 1, 0, 0]),
      numeric("apart", [1, 1, 1, 1, 0, 0, 0, 0]),
      numeric("below", [-1, -1, -1, -1, 1, 1, 1, 1]),
      numeric("gaps", Array(8).fill(Number.NaN)),
    );
    const y = Float64Array.from([0, 0, 0, 0, 1, 1, 1, 1]);
    const params = spec.params.parse({ method: "chi2", keep: 1 });
    const fitted = step.fit(asTraining(flags, { y, classes: ["a", "b"] }), params);
    expect(step.transform(fitted, flags).columns.map(({ name }) => name)).toEqual(["apart", "below"]);
    expect(spec.selectionOf?.(fitted)).toEqual({ kept: ["apart"], dropped: ["same", "gaps"] });
    const ofNumber = step.fit(asTraining(flags, { y, classes: [] }), params);
    expect(step.transform(ofNumber, flags).columns).toHaveLength(4);
  });
  it("of columns that say the same the first stays", async () => {
    const spec = steps["select-columns"]!;
    const step = await spec.load();
    const twice = frameOf(...columns.slice(0, 2), numeric("again", selection.columns[2]!), columns[2]!);
    const fitted = step.fit(asTraining(twice), spec.params.parse({ method: "correlation" }));
    expect(step.transform(fitted, twice).columns.map(({ name }) => name)).toEqual(["x0", "again"]);
  });
});
