import { expect, it } from "vitest";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";

/** Columns of which one answers nearly alone, so that some rows are sure of their class and others are not; gaps in one. */
function table(nRows: number, nClasses: number) {
  const random = createRandom(nClasses);
  const columns = Array.from({ length: 6 }, (_, j) =>
    Array.from({ length: nRows }, () => {
      const value = random.normal();
      return j === 1 && value > 1 ? Number.NaN : j === 2 ? Math.round(value) : value;
    }),
  );
  const y = columns[0]!.map((value, row) => {
    const score = 4 * value + columns[3]![row]! + 0.3 * random.normal();
    return nClasses === 0 ? score : Math.max(0, Math.min(nClasses - 1, Math.round(score) + 1));
  });
  return { columns, y };
}

// Weights of 1 change nothing, but with weights the rows of every bin are counted.
for (const [nClasses, params] of [
  [2, {}],
  [2, { minSamplesLeaf: 60, maxLeafNodes: 60 }],
  [2, { minSamplesLeaf: 1, subsample: 0.7 }],
  [3, {}],
  [0, { minSamplesLeaf: 25 }],
  [0, { monotonicCst: [{ column: "x0", direction: "up" }] }],
] as const)
  it(`finds the splits without counting all rows that it finds with it: ${nClasses} classes, ${JSON.stringify(params)}`, async () => {
    const { columns, y } = table(1500, nClasses);
    const settings = histGradientBoosting.params.parse({ maxIter: 30, earlyStopping: "off", ...params });
    const fit = (sampleWeight: Float64Array | null) =>
      histGradientBoostingEstimator.fit(
        { ...makeDesign(columns, y, nClasses), sampleWeight },
        settings,
        keepGoing,
        context,
      );
    expect(await fit(null)).toEqual(await fit(new Float64Array(y.length).fill(1)));
  });
