import { expect, it } from "vitest";
import { batchSizeAt } from "#core/estimators/neural/batch-size.ts";
import { learningRateAt } from "#core/estimators/neural/learning-rate.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import { startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import { neuralEngines } from "#core/estimators/neural/neural-engines.ts";
import { type MlpParams, mlpSpec } from "#core/estimators/neural/schema.ts";
import { cosOfHalfTurns } from "#core/shared/math.ts";
import { blobs, context, design, moons, unobserved, waves } from "#test/support/neural-designs.ts";

const params = (given: Partial<MlpParams>) =>
  mlpSpec.params.parse({ hiddenLayers: [12], maxIter: 8, batchSize: 40, learningRate: 0.01, ...given });
const tasks = [
  ["binary", moons(200, 1)],
  ["multiclass", blobs(210, 1)],
  ["regression", waves(200, 1)],
] as const;

it("takes cosines to fifteen digits", () => {
  for (let i = 0; i <= 400; i++)
    expect(Math.abs(cosOfHalfTurns(i / 400) - Math.cos((Math.PI * i) / 400))).toBeLessThan(1e-15);
});

it("falls along a cosine, or rises and falls in one cycle as PyTorch's OneCycleLR", () => {
  expect([0, 0.5, 1].map((done) => learningRateAt("constant", 0.1, done))).toEqual([0.1, 0.1, 0.1]);
  const cosine = [0, 1 / 3, 0.5, 1].map((done) => learningRateAt("cosine", 0.1, done));
  [0.1, 0.075, 0.05, 0].forEach((rate, i) => expect(cosine[i]).toBeCloseTo(rate, 15));
  const cycle = [0, 0.15, 0.3, 0.65, 1].map((done) => learningRateAt("one-cycle", 0.1, done));
  [0.004, 0.052, 0.1, 0.0500002, 4e-7].forEach((rate, i) => expect(cycle[i]).toBeCloseTo(rate, 15));
});

it("doubles a growing batch after each quarter of the epochs allowed, never beyond all rows", () => {
  const sizes = (batchGrowth: MlpParams["batchGrowth"], maxIter: number) => {
    const job = netJob(design("binary", moons(200, 1)), params({ batchGrowth, maxIter }));
    return Array.from({ length: maxIter }, (_, i) => batchSizeAt(job, i + 1, maxIter));
  };
  expect(sizes("constant", 4)).toEqual([40, 40, 40, 40]);
  expect(sizes("doubling", 8)).toEqual([40, 40, 80, 80, 160, 160, 200, 200]);
  expect(sizes("doubling", 1)).toEqual([40]);
});

it.each(tasks)(
  "schedules, growing batches, weight decay and smoothed labels are the same on every engine (%s)",
  async (task, rows) => {
    const settings = params({
      schedule: "one-cycle",
      batchGrowth: "doubling",
      weightDecay: 0.2,
      labelSmoothing: 0.1,
    });
    const [fused, wasm, cpu] = await Promise.all(
      ["fused", "tfjs-wasm", "tfjs-cpu"].map((engine) =>
        mlp.fit(design(task, rows), settings, unobserved, context({ engine })),
      ),
    );
    const plain = await mlp.fit(design(task, rows), params({}), unobserved, context({ engine: "fused" }));
    const apart = (other: typeof fused) =>
      Math.max(...fused!.weights.map((value, i) => Math.abs(value - other!.weights[i]!)));
    expect(apart(wasm)).toBeLessThan(1e-4);
    expect(apart(cpu)).toBeLessThan(1e-4);
    expect(apart(plain)).toBeGreaterThan(1e-2);
  },
);

it.each(neuralEngines.filter(({ id }) => id !== "tfjs-webgpu"))(
  "$id takes a share off weights, and none off biases, beside Adam's own step",
  async (engine) => {
    const [rate, decay] = [0.01, 0.5];
    const job = netJob(
      design("binary", moons(40, 1)),
      params({ weightDecay: decay, alpha: 0, hiddenLayers: [3] }),
    );
    const { net } = startOfFit(job.shape, 3, 1, engine.id);
    const session = await engine.open(job, net);
    session.step(
      Int32Array.from({ length: 40 }, (_, i) => i),
      null,
      rate,
    );
    await session.outputs();
    const after = await session.weights();
    session.close();
    // Adam's first step is the learning rate, whatever the gradient's size.
    const [layer] = job.shape.layers;
    if (layer?.kind !== "dense") throw new Error("the first layer is dense");
    for (let i = 0; i < layer.end; i++) {
      const from = i < layer.b ? net.weights[i]! * (1 - rate * decay) : net.weights[i]!;
      const moved = Math.abs(after[i]! - from);
      expect(moved < 1e-7 || Math.abs(moved - rate) < 1e-5, `number ${i} moved by ${moved}`).toBe(true);
    }
  },
);

it("is less certain where labels are smoothed: no more than 1 - ε/2 pays", async () => {
  const rows = design("binary", moons(300, 1));
  const long = { hiddenLayers: [24], maxIter: 300, nIterNoChange: 300, learningRate: 0.02 };
  const surest = async (labelSmoothing: number) => {
    const model = await mlp.fit(
      rows,
      params({ ...long, labelSmoothing }),
      unobserved,
      context({ engine: "fused" }),
    );
    return mlp.predict(model, rows).toSorted()[Math.floor(2 * 300 * 0.9)]!;
  };
  expect(await surest(0)).toBeGreaterThan(0.99);
  const smoothed = await surest(0.2);
  expect(smoothed).toBeGreaterThan(0.85);
  expect(smoothed).toBeLessThan(0.96);
});

it("goes on from a checkpoint with the steps that were to come", async () => {
  let now = 0;
  const states: unknown[] = [];
  const settings = params({ schedule: "cosine", batchGrowth: "doubling" });
  const rows = design("binary", moons(200, 1));
  const saving = context({
    engine: "fused",
    clock: () => (now += 5000),
    saveCheckpoint: (state) => states.push(structuredClone(state)),
  });
  const whole = await mlp.fit(rows, settings, unobserved, saving);
  const resumed = await mlp.fit(rows, settings, unobserved, context({ engine: "fused", resume: states[5] }));
  expect(resumed.weights).toEqual(whole.weights);
});
