import { expect, it } from "vitest";
import { addManyTrees } from "#core/estimators/hist-gradient-boosting/add-many-trees.ts";
import { addTrees } from "#core/estimators/hist-gradient-boosting/boosted-trees.ts";
import { histGradientBoostingEstimator } from "#core/estimators/hist-gradient-boosting/hist-gradient-boosting.ts";
import { histGradientBoosting } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";

it("adds what trees say, to the last bit, gaps, many classes and a part of the trees included", async () => {
  const random = createRandom(4);
  const columns = [0, 1, 2].map(() =>
    Array.from({ length: 2000 }, () => (random.next() < 0.1 ? Number.NaN : random.normal())),
  );
  const y = columns[0]!.map((x, row) => (Number.isNaN(x) ? 2 : x + (columns[1]![row] || 0) > 0 ? 1 : 0));
  const design = makeDesign(columns, y, 3);
  const params = histGradientBoosting.params.parse({ maxIter: 6, earlyStopping: "off" });
  const model = await histGradientBoostingEstimator.fit(design, params, keepGoing, context);
  const [few, many] = [new Float64Array(3 * 2000).fill(0.1), new Float64Array(3 * 2000).fill(0.1)];
  addTrees(model, 3, 17, design, few);
  addManyTrees(model, 3, 17, design, many);
  expect(new Set(few).size).toBeGreaterThan(50);
  expect(many).toEqual(few);
});
