import { describe, expect, it } from "vitest";
import type { Design, Feature, LabelledRows } from "#core/estimators/design.ts";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import type { Stage } from "#core/estimators/staged.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";
import golden from "#test/golden/boosting.json" with { type: "json" };

interface GoldenCase {
  readonly name: string;
  readonly task: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly X: readonly (readonly (number | null)[])[];
  readonly y: readonly number[];
  readonly weight: readonly number[] | null;
  readonly later: readonly (readonly (number | null)[])[];
  readonly answers: readonly number[];
  /** Categories of the first columns. */
  readonly levels?: readonly number[];
}

const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const numbers = (columns: readonly (readonly (number | null)[])[]) =>
  columns.map((column) => column.map((value) => value ?? Number.NaN));
const never = { earlyStopping: "off" } as const;
const fit = (design: Design, params: object, more: object = {}) =>
  histGradientBoostingEstimator.fit(design, histGradientBoosting.params.parse(params), keepGoing, {
    ...context,
    ...more,
  });

/** What scikit-learn says of columns by place, by name. */
function ours(params: Readonly<Record<string, unknown>>): object {
  const named = (j: number) => `x${j}`;
  const { monotonicCst, interactionCst, ...rest } = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [camel(name), value]),
  );
  const directions = (monotonicCst as number[] | undefined)?.flatMap((sign, j) =>
    sign === 0 ? [] : [{ column: named(j), direction: sign > 0 ? "up" : "down" }],
  );
  const groups = (interactionCst as number[][] | undefined)?.map((group) => group.map(named));
  return {
    ...rest,
    ...(directions && { monotonicCst: directions }),
    ...(groups && { interactionCst: groups }),
  };
}

/** The first columns as codes of so many categories each. */
function withCategories<R extends LabelledRows>(rows: R, levels: readonly number[] = []): R {
  const features = rows.features.map((feature, j): Feature => {
    const n = levels[j];
    if (n === undefined) return feature;
    return { ...feature, kind: "ordinal", categories: Array.from({ length: n }, (_, code) => `${code}`) };
  });
  return { ...rows, features };
}

describe("answers as scikit-learn's HistGradientBoosting does, or XGBoost where that lacks it", () => {
  const cases: readonly GoldenCase[] = golden.cases;
  it.each(cases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    const nClasses = { regression: 0, binary: 2, multiclass: 3 }[one.task]!;
    const sampleWeight = one.weight === null ? null : Float64Array.from(one.weight);
    const design = makeDesign(numbers(one.X), one.y, nClasses, { sampleWeight });
    const model = await fit(withCategories(design, one.levels), { ...ours(one.params), ...never });
    const later = labelledRows(
      numbers(one.later),
      one.later[0]!.map(() => 0),
    );
    const answers = histGradientBoostingEstimator.predict(model, later);
    expect(answers.length).toBe(one.answers.length);
    for (const [i, value] of answers.entries()) expect(value).toBeCloseTo(one.answers[i]!, 4);
  });
});

/** A wave, two of whose columns have nothing to say. */
function wave(nRows: number, seed: number, gaps = 0): Design {
  const random = createRandom(seed);
  const columns = [0, 1, 2].map(() =>
    Array.from({ length: nRows }, () => (random.next() < gaps ? Number.NaN : random.normal())),
  );
  const y = columns[0]!.map((x) => (Number.isNaN(x) ? 3 : x * x) + 0.3 * random.normal());
  return makeDesign(columns, y, 0);
}

describe("stops", () => {
  it("at the round that is best for the rows kept aside, and keeps no tree after it", async () => {
    const validation = wave(200, 8);
    const params = {
      maxIter: 300,
      learningRate: 0.3,
      minSamplesLeaf: 5,
      nIterNoChange: 5,
      earlyStopping: "on",
    };
    const model = await fit({ ...wave(300, 7), validation }, params);
    const rounds = model.roots.length - 1;
    expect(rounds).toBeGreaterThan(3);
    expect(rounds).toBeLessThan(300);
    const lossAfter = (n: number) => {
      const answers = histGradientBoostingEstimator.predict(
        histGradientBoostingEstimator.staged!.at(model, { iteration: n, state: null }),
        validation,
      );
      return answers.reduce((sum, value, row) => sum + (value - validation.y[row]!) ** 2, 0);
    };
    for (let n = 1; n < rounds; n++) expect(lossAfter(n)).toBeGreaterThan(lossAfter(rounds));
  });

  it("when asked to keep what there is", async () => {
    const finishEarly = { aborted: false };
    let seen = 0;
    const model = await histGradientBoostingEstimator.fit(
      wave(300, 7),
      histGradientBoosting.params.parse({ maxIter: 50 }),
      async ({ trainLoss }) => {
        if (trainLoss !== null && ++seen === 6) finishEarly.aborted = true;
      },
      { ...context, finishEarly },
    );
    expect(model.roots.length - 1).toBe(6);
    expect(model.warnings).toEqual(["Stopped after 6 rounds, as asked."]);
  });

  it("at once where no row can be parted from the others, and says so", async () => {
    const model = await fit(wave(15, 1), {});
    expect(model.roots.length - 1).toBe(1);
    expect(model.warnings[0]).toContain("No split was possible");
  });
});

it("goes back to any of its rounds", async () => {
  const design = wave(200, 3, 0.1);
  const stages: Stage[] = [];
  const keepStage = (stage: Stage | { refused: string }) => stages.push(stage as Stage);
  const model = await fit(design, { maxIter: 40, ...never }, { keepStage });
  const iterations = stages.map(({ iteration }) => iteration);
  expect(iterations.at(-1)).toBe(40);
  expect(new Set(iterations).size).toBe(iterations.length);
  const short = await fit(design, { maxIter: iterations[6]!, ...never });
  expect(histGradientBoostingEstimator.staged!.at(model, stages[6]!)).toEqual(short);
});

it("learns from gaps themselves, on whichever side they belong", async () => {
  const design = wave(400, 5, 0.3);
  const model = await fit(design, { minSamplesLeaf: 5, ...never });
  const [gap, filled] = histGradientBoostingEstimator.predict(
    model,
    labelledRows(
      [
        [Number.NaN, 0.1],
        [0, 0],
        [0, 0],
      ],
      [0, 0],
    ),
  );
  expect(gap!).toBeGreaterThan(2.5);
  expect(filled!).toBeLessThan(0.6);
});
