import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Design, FeatureMatrix } from "#core/estimators/design.ts";
import { chainOf, type Target } from "#core/estimators/hist-gradient-boosting/category-chain.ts";
import type { FittedHistGradientBoosting } from "#core/estimators/hist-gradient-boosting/fitted.ts";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, labelledRows, makeDesign } from "#test/conformance/design-fixture.ts";

const { fit, predict } = histGradientBoostingEstimator;
const learn = (design: Design, params: object) =>
  fit(
    design,
    histGradientBoosting.params.parse({ maxIter: 15, minSamplesLeaf: 3, earlyStopping: "off", ...params }),
    keepGoing,
    context,
  );

/** Numbers made of three columns that turn, and meet. */
function waves(seed: number, task: "regression" | "binary", nRows = 150): Design {
  const random = createRandom(seed);
  const columns = [0, 1, 2].map(() => Array.from({ length: nRows }, () => 3 * random.normal()));
  const [a, b, c] = columns as [number[], number[], number[]];
  const y = a.map((x, i) => 20 + x - x * Math.abs(b[i]!) + 2 * Math.abs(c[i]!) * x + random.normal());
  return task === "regression"
    ? makeDesign(columns, y, 0)
    : makeDesign(
        columns,
        y.map((value) => (value > 20 ? 1 : 0)),
        2,
      );
}

/** One row of `rows`, over and over, with a column that rises. */
function along(rows: FeatureMatrix, row: number, column: number): FeatureMatrix {
  const steps = Array.from({ length: 60 }, (_, i) => -9 + 0.3 * i);
  return labelledRows(
    rows.features.map((_, j) => steps.map((x) => (j === column ? x : rows.X[j * rows.nRows + row]!))),
    steps.map(() => 0),
  );
}

describe("a direction", () => {
  const losses = ["squared_error", "poisson", "tweedie", "huber"] as const;
  it("is kept to everywhere, whatever the loss, the growth and the penalties", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.integer(),
          task: fc.constantFrom("regression" as const, "binary" as const),
          direction: fc.constantFrom("up" as const, "down" as const),
          loss: fc.constantFrom(...losses),
          growth: fc.constantFrom("leaf" as const, "depth" as const),
          l1Regularization: fc.constantFrom(0, 2),
          l2Regularization: fc.constantFrom(0, 5),
        }),
        async ({ seed, task, direction, ...params }) => {
          const made = waves(seed, task);
          const design = { ...made, y: made.y.map(Math.abs) };
          const model = await learn(design, { ...params, monotonicCst: [{ column: "x0", direction }] });
          const sign = direction === "up" ? 1 : -1;
          for (const row of [0, 50, 100]) {
            const outputs = predict(model, along(design, row, 0));
            const answers = task === "binary" ? outputs.filter((_, i) => i % 2 === 1) : outputs;
            for (let i = 1; i < answers.length; i++)
              expect(sign * (answers[i]! - answers[i - 1]!)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is refused where it has no meaning, and said where it has no effect", async () => {
    const up = (column: string) => ({ monotonicCst: [{ column, direction: "up" }] });
    const design = waves(1, "regression");
    await expect(learn(design, { ...up("x0"), loss: "absolute_error" })).rejects.toMatchObject({
      problem: { code: "setting-unusable" },
    });
    const coded = { ...design.features[0]!, kind: "ordinal" as const, categories: ["a", "b"] };
    const features = [coded, ...design.features.slice(1)];
    await expect(learn({ ...design, features }, up("x0"))).rejects.toMatchObject({
      problem: { code: "setting-unusable" },
    });
    expect((await learn(design, up("gone"))).warnings[0]).toContain("“gone” has no effect");
  });
});

it("brings columns together on the way to a leaf only within a group", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom("leaf", "depth"), async (seed, growth) => {
      const interactionCst = [["x0", "x1"], ["x2"]];
      const model = await learn(waves(seed, "regression"), { growth, interactionCst });
      for (const used of waysOf(model)) expect(used.has(2) && used.size > 1).toBe(false);
    }),
    { numRuns: 10 },
  );
});

/** The features asked on the way to each leaf. */
function waysOf({ roots, feature, left, right }: FittedHistGradientBoosting): Set<number>[] {
  const walk = (root: number, node: number, used: ReadonlySet<number>): Set<number>[] => {
    const j = feature[root + node]!;
    if (j < 0) return [new Set(used)];
    const more = new Set([...used, j]);
    return [left, right].flatMap((side) => walk(root, side[root + node]!, more));
  };
  return Array.from(roots.slice(0, -1), (root) => walk(root, 0, new Set())).flat();
}

it("writes any set of codes as comparisons that part it from the others", () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 2, maxLength: 60 }),
      fc.boolean(),
      (goesLeft, missingLeft) => {
        fc.pre(new Set(goesLeft).size === 2);
        const chain = chainOf(
          goesLeft,
          goesLeft.map((_, i) => i),
          missingLeft,
        );
        const wayOf = (code: number): Target => {
          let at: Target = 0;
          while (typeof at === "number") {
            const node: (typeof chain)[number] = chain[at]!;
            const goes = Number.isNaN(code) ? node.missingLeft : code <= node.threshold;
            at = goes ? node.left : node.right;
          }
          return at;
        };
        for (const [i, way] of goesLeft.entries()) expect(wayOf(i - 1)).toBe(way ? "left" : "right");
        expect(wayOf(Number.NaN)).toBe(missingLeft ? "left" : "right");
        expect(chain[0]!.nSamples).toBe((goesLeft.length * (goesLeft.length - 1)) / 2);
      },
    ),
  );
});
