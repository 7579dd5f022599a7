import { describe, expect, it } from "vitest";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, keepGoing, makeDesign } from "#test/conformance/design-fixture.ts";
import { runOnnx } from "#test/support/run-onnx.ts";

const quick = new Map<string, object>([
  ["mlp", { hiddenLayers: [8], learningRate: 0.02, maxIter: 30 }],
  ["ebm", { outerBags: 2, interactions: 1 }],
  ["hist-gradient-boosting", { maxIter: 20, minSamplesLeaf: 5 }],
  // A leaf of one class says the same whatever it weighs.
  ["decision-tree", { maxDepth: 2 }],
  ["random-forest", { maxDepth: 2, nEstimators: 20 }],
  ["extra-trees", { maxDepth: 2, nEstimators: 20 }],
]);
const families = estimatorIds.filter((id) => "classWeight" in estimators[id]!.params.fields);

/** One row in six is of the last class. */
function imbalanced(nClasses: number) {
  const random = createRandom(5);
  const columns = [0, 1].map(() => Array.from({ length: 120 }, () => random.normal()));
  const y = columns[0]!.map((x, row) => (row % 6 === 0 ? nClasses - 1 : nClasses === 3 && x > 0 ? 1 : 0));
  columns[1] = columns[1]!.map((x, row) => x + (y[row] === nClasses - 1 ? 1 : 0));
  return makeDesign(columns, y, nClasses);
}

it("boosting, explainable boosting and nets are among those that weigh classes", () => {
  expect(families).toEqual(expect.arrayContaining(["hist-gradient-boosting", "ebm", "mlp"]));
});

describe.each(families.flatMap((id) => [2, 3].map((nClasses) => ({ id, nClasses }))))(
  "$id, $nClasses classes",
  ({ id, nClasses }) => {
    it("balanced is the same as weights of rows that let classes weigh alike, and says the rare class more often", async () => {
      const { params, load } = estimators[id]!;
      const estimator = await load();
      const design = imbalanced(nClasses);
      const counts = Array.from({ length: nClasses }, (_, k) => design.y.filter((code) => code === k).length);
      const sampleWeight = design.y.map((code) => 120 / (nClasses * counts[code]!));
      const sharesOf = async (weighted: typeof design, classWeight: string) => {
        const own = params.parse({ ...quick.get(id), classWeight });
        const model = await estimator.fit(weighted, own, keepGoing, context);
        return { model, shares: estimator.predict(model, design) };
      };
      const { model, shares } = await sharesOf(design, "balanced");
      const byRows = (await sharesOf({ ...design, sampleWeight }, "none")).shares;
      for (const [i, share] of shares.entries()) expect(share).toBeCloseTo(byRows[i]!, 9);
      const rare = (all: Float64Array) =>
        all.reduce((sum, share, i) => sum + (i % nClasses === nClasses - 1 ? share : 0), 0) / 120;
      expect(rare(shares)).toBeGreaterThan(rare((await sharesOf(design, "none")).shares));
      const onnx = await runOnnx(estimator, model, design);
      for (const [i, share] of shares.entries()) expect(onnx[i]!).toBeCloseTo(share, 4);
    });
  },
);
