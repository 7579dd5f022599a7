import { expect, it } from "vitest";
import { mlp } from "#core/estimators/neural/mlp.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import golden from "#test/golden/mlp_scores.json" with { type: "json" };
import { context, design, labelled, unobserved } from "#test/support/neural-designs.ts";

const seeds = [0, 1, 2, 3, 4];
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

it("classifies a made table as well as scikit-learn's net, over five seeds of each", async () => {
  const { train, test, yTrain, yTest, accuracy, logLoss } = golden.classification;
  const rows = labelled(test, yTest);
  const scores = [];
  for (const randomState of seeds) {
    const fitted = design("multiclass", labelled(train, yTrain));
    const model = await mlp.fit(fitted, mlpSpec.params.defaults, unobserved, context({ randomState }));
    const p = mlp.predict(model, rows);
    const correct = yTest.filter(
      (y, i) => p[3 * i + y]! === Math.max(...p.subarray(3 * i, 3 * i + 3)),
    ).length;
    const loss = -yTest.reduce((sum, y, i) => sum + Math.log(p[3 * i + y]!), 0) / yTest.length;
    scores.push({ accuracy: correct / yTest.length, loss });
  }
  const theirs = median(accuracy);
  const twoErrors = 2 * Math.sqrt((theirs * (1 - theirs)) / yTest.length);
  expect(Math.abs(median(scores.map((score) => score.accuracy)) - theirs)).toBeLessThan(twoErrors);
  expect(median(scores.map(({ loss }) => loss)) / median(logLoss)).toBeCloseTo(1, 1);
});

it("explains a made target as well as scikit-learn's net, over five seeds of each", async () => {
  const { train, test, yTrain, yTest, r2 } = golden.regression;
  const mean = yTest.reduce((a, b) => a + b) / yTest.length;
  const total = yTest.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  const scores = [];
  for (const randomState of seeds) {
    const fitted = design("regression", labelled(train, yTrain));
    const model = await mlp.fit(fitted, mlpSpec.params.defaults, unobserved, context({ randomState }));
    const predicted = mlp.predict(model, labelled(test, yTest));
    scores.push(1 - yTest.reduce((sum, y, i) => sum + (y - predicted[i]!) ** 2, 0) / total);
  }
  expect(Math.abs(median(scores) - median(r2))).toBeLessThan(0.02);
});
