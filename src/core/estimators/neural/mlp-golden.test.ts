import { expect, it } from "vitest";
import type { FitProgress } from "#core/estimators/estimator.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import { type NetCheckpoint, startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import { mlpSpec } from "#core/estimators/neural/schema.ts";
import type { Task } from "#core/pipeline/task.ts";
import golden from "#test/golden/mlp.json" with { type: "json" };
import { context, design, labelled } from "#test/support/neural-designs.ts";

const engines = ["fused", "tfjs-wasm", "tfjs-cpu"];

it.each(
  golden.cases.flatMap((one) => engines.map((engine) => [one.task, one.activation, engine, one] as const)),
)(
  "%s with %s on %s arrives at scikit-learn's weights from the same start",
  async (task, activation, engine, one) => {
    const rows = design(task as Task, labelled(golden.columns, one.y));
    const params = mlpSpec.params.parse({
      hiddenLayers: [5, 4],
      activation,
      alpha: 0.05,
      batchSize: 24,
      learningRate: 0.02,
      maxIter: golden.steps,
      tol: 0,
      nIterNoChange: 1000,
    });
    const start = startOfFit(netJob(rows, params).shape, 0, params.maxIter, engine);
    const resume: NetCheckpoint = { ...start, net: { ...start.net, weights: Float32Array.from(one.start) } };
    const points: FitProgress[] = [];
    const model = await mlp.fit(
      rows,
      params,
      async (point) => void points.push(point),
      context({ engine, resume }),
    );
    const weights = [...model.weights];
    expect(weights.length).toBe(one.weights.length);
    expect(Math.max(...weights.map((w, i) => Math.abs(w - one.weights[i]!)))).toBeLessThan(1e-4);
    const outputs = mlp.predict(model, rows);
    expect(Math.max(...one.outputs.map((p, i) => Math.abs(p - outputs[i]!)))).toBeLessThan(2e-4);
    // Their loss includes the L2 penalty, ours is the mean loss of a row.
    expect(points.at(-1)!.trainLoss!).toBeLessThan(one.losses.at(-1)!);
  },
);
