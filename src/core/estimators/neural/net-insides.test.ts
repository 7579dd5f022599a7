import { expect, it } from "vitest";
import type { FittedModel } from "#core/estimators/estimator.ts";
import type { LayerSpec } from "#core/estimators/neural/layer-spec.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import { mlpInsides } from "#core/estimators/neural/net-insides.ts";
import type { DenseLayer } from "#core/estimators/neural/net-shape.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import type { Stage } from "#core/estimators/staged.ts";
import { context, design, moons, unobserved } from "#test/support/neural-designs.ts";

const rows = design("binary", moons(200, 1));
const layers: readonly LayerSpec[] = [
  { kind: "dense", units: 8, activation: "relu", l2: null },
  { kind: "batch-norm" },
  { kind: "dropout", rate: 0.1 },
];
const params = mlpSpec.params.parse({ layers, maxIter: 12, batchSize: 50, learningRate: 0.01 });

it("counts weights and activations of each layer, and units that never change", async () => {
  const model = await mlp.fit(rows, params, unobserved, context());
  const weights = model.weights.slice();
  const [dense] = model.shape.layers as [DenseLayer];
  weights.fill(-100, dense.b, dense.b + 2); // two units are below zero for every row
  const { nRows, parts } = mlpInsides({ ...model, weights }, rows);
  expect(nRows).toBe(200);
  expect(parts.map(({ title, stuck }) => [title, stuck])).toEqual([
    ["Dense, 8 units", 0.25],
    ["Batch norm, 8 units", 0.25],
    ["Output", null],
  ]);
  const sum = (counts: readonly number[] = []) => counts.reduce((a, b) => a + b, 0);
  expect(parts.map((part) => [sum(part.weights?.counts), sum(part.activations?.counts)])).toEqual([
    [16, 1600],
    [8, 1600],
    [8, 200],
  ]);
});

it("fits the same net whether or not somebody looks on and stages are kept", async () => {
  const alone = await mlp.fit(rows, params, unobserved, context());
  const stages: (Stage | { readonly refused: string })[] = [];
  const seen: [number, FittedModel][] = [];
  const watched = await mlp.fit(
    rows,
    params,
    unobserved,
    context({
      clock: () => 0, // no epoch takes so long that it is shown in its middle too
      keepStage: (stage) => stages.push(stage),
      look: { wanted: () => true, show: async (model, iteration) => void seen.push([iteration, model]) },
    }),
  );
  expect(watched.weights).toEqual(alone.weights);
  expect(stages.map((stage) => "iteration" in stage && stage.iteration)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12,
  ]);
  const last = stages.at(-1) as Stage;
  expect(mlp.staged!.at(watched, last)).toEqual(watched);
  expect(seen.map(([iteration]) => iteration)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  expect(mlp.predict(mlp.staged!.at(watched, stages[0] as Stage), rows)).toEqual(
    mlp.predict(seen[0]![1] as typeof watched, rows),
  );
});
