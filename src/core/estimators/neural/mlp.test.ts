import { describe, expect, it } from "vitest";
import type { FitProgress } from "#core/estimators/estimator.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import type { MlpModel } from "#core/estimators/neural/mlp-model.ts";
import { type MlpParams, mlpSpec } from "#core/estimators/neural/schema.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { deriveSeed } from "#core/shared/random.ts";
import { blobs, context, design, labelled, moons, unobserved, waves } from "#test/support/neural-designs.ts";

const params = (changed: Partial<MlpParams>): MlpParams => mlpSpec.params.parse(changed);
const flat = (model: MlpModel) => [...model.weights];
const apart = (a: MlpModel, b: MlpModel) => {
  const other = flat(b);
  return Math.max(...flat(a).map((value, i) => Math.abs(value - other[i]!)));
};
function accuracy(model: MlpModel, rows: ReturnType<typeof moons>): number {
  const probabilities = mlp.predict(model, rows);
  const k = probabilities.length / rows.nRows;
  let right = 0;
  for (let i = 0; i < rows.nRows; i++) {
    const row = probabilities.subarray(i * k, (i + 1) * k);
    if (row.indexOf(Math.max(...row)) === rows.y[i]) right++;
  }
  return right / rows.nRows;
}

describe.each(["fused", "tfjs-wasm", "tfjs-cpu"])("a net on %s", (engine) => {
  it("learns exclusive or", async () => {
    const rows = labelled(
      [
        [0, 0, 1, 1],
        [0, 1, 0, 1],
      ],
      [0, 1, 1, 0],
    );
    const settings = params({ hiddenLayers: [16], learningRate: 0.02, maxIter: 400 });
    const model = await mlp.fit(design("binary", rows), settings, unobserved, context({ engine }));
    expect(accuracy(model, rows)).toBe(1);
    expect(model.engine).toBe(engine);
  });

  it.each(["relu", "tanh", "sigmoid"] as const)("separates two moons with %s", async (activation) => {
    const settings = params({
      hiddenLayers: [32, 16],
      activation,
      learningRate: activation === "sigmoid" ? 0.1 : 0.02,
      maxIter: 150,
      batchSize: 100,
    });
    const model = await mlp.fit(design("binary", moons(400, 1)), settings, unobserved, context({ engine }));
    expect(accuracy(model, moons(400, 2))).toBeGreaterThan(0.98);
  });

  it("tells three classes apart, with probabilities that sum to 1", async () => {
    const settings = params({ hiddenLayers: [16], learningRate: 0.01, maxIter: 60 });
    const model = await mlp.fit(
      design("multiclass", blobs(300, 1)),
      settings,
      unobserved,
      context({ engine }),
    );
    const test = blobs(300, 2);
    expect(accuracy(model, test)).toBeGreaterThan(0.98);
    const probabilities = mlp.predict(model, test);
    for (let i = 0; i < test.nRows; i++)
      expect(probabilities[3 * i]! + probabilities[3 * i + 1]! + probabilities[3 * i + 2]!).toBeCloseTo(
        1,
        12,
      );
  });

  it("follows a curved surface in the units of its target", async () => {
    const settings = params({ hiddenLayers: [64], learningRate: 0.01, maxIter: 100, batchSize: 64 });
    const model = await mlp.fit(
      design("regression", waves(800, 1)),
      settings,
      unobserved,
      context({ engine }),
    );
    const test = waves(300, 2);
    const predicted = mlp.predict(model, test);
    const mean = test.y.reduce((a, b) => a + b) / test.nRows;
    const residual = test.y.reduce((sum, y, i) => sum + (y - predicted[i]!) ** 2, 0);
    const total = test.y.reduce((sum, y) => sum + (y - mean) ** 2, 0);
    expect(1 - residual / total).toBeGreaterThan(0.9);
  });

  it("gives the same weights for the same seed, and others for another", async () => {
    const settings = params({ hiddenLayers: [8], maxIter: 5, batchSize: 32, dropout: 0.2 });
    const fit = (randomState: number) =>
      mlp.fit(design("binary", moons(200, 1)), settings, unobserved, context({ engine, randomState }));
    const [first, again, other] = [await fit(1), await fit(1), await fit(2)];
    expect(flat(again)).toEqual(flat(first));
    expect(apart(first, other)).toBeGreaterThan(0.1);
  });

  it("says that it diverged when the learning rate is absurd", async () => {
    const settings = { ...params({ maxIter: 50 }), learningRate: 1e6 };
    for (const [task, rows] of [
      ["binary", moons(400, 1)],
      ["multiclass", blobs(300, 1)],
      ["regression", waves(400, 1)],
    ] as const)
      await expect(
        mlp.fit(design(task, rows), settings, unobserved, context({ engine })),
      ).rejects.toMatchObject({
        problem: { code: "training-diverged" },
      });
  });
});

describe("a net", () => {
  const settings = params({
    hiddenLayers: [16],
    maxIter: 12,
    batchSize: 50,
    learningRate: 0.01,
    dropout: 0.1,
  });
  const moonDesign = design("binary", moons(320, 1));

  it("comes out the same on every engine within 1e-4 after a few epochs", async () => {
    for (const [task, rows] of [
      ["binary", moons(320, 1)],
      ["multiclass", blobs(310, 1)],
      ["regression", waves(330, 1)],
    ] as const) {
      const [wasm, cpu, fused] = await Promise.all(
        ["tfjs-wasm", "tfjs-cpu", "fused"].map((engine) =>
          mlp.fit(design(task, rows), { ...settings, maxIter: 4 }, unobserved, context({ engine })),
        ),
      );
      expect(apart(wasm!, cpu!)).toBeLessThan(1e-4);
      expect(apart(wasm!, fused!)).toBeLessThan(1e-4);
    }
  });

  it("goes on from a checkpoint, within an epoch or between two, as if it had never stopped", async () => {
    const whole = await mlp.fit(moonDesign, settings, unobserved, context());
    // A clock that leaps, so that every opportunity to save is taken.
    let now = 0;
    const states: unknown[] = [];
    const saving = context({
      clock: () => (now += 5000),
      saveCheckpoint: (state) => states.push(structuredClone(state)),
    });
    await mlp.fit(moonDesign, settings, unobserved, saving);
    const middle = states.filter((_, i) => i % 9 === 4);
    expect(middle.length).toBeGreaterThan(3);
    expect(new Set(states.map((state) => (state as { batch: number }).batch)).size).toBeGreaterThan(3);
    for (const resume of middle) {
      const resumed = await mlp.fit(moonDesign, settings, unobserved, context({ resume }));
      expect(apart(resumed, whole)).toBeLessThan(1e-5);
      expect(resumed.epochs).toBe(whole.epochs);
    }
    const elsewhere = await mlp.fit(
      moonDesign,
      settings,
      unobserved,
      context({ resume: middle[0], engine: "tfjs-cpu" }),
    );
    expect(apart(elsewhere, whole)).toBeLessThan(1e-3);
    expect(elsewhere.warnings[0]).toContain("went on from epoch");
  });

  it("is not steered by rows that are only watched", async () => {
    const points: FitProgress[] = [];
    const watched = { ...moonDesign, watch: moons(100, 9) };
    const a = await mlp.fit(moonDesign, settings, unobserved, context());
    const b = await mlp.fit(watched, settings, async (point) => void points.push(point), context());
    expect(flat(b)).toEqual(flat(a));
    expect(points.at(-1)!.validationLoss).toBeGreaterThan(0);
  });

  it("reports every epoch once, with a falling loss", async () => {
    const points: FitProgress[] = [];
    await mlp.fit(
      moonDesign,
      settings,
      async (point) => void points.push(point),
      context({ clock: () => 0 }),
    ); // no time passes within an epoch
    expect(points.map(({ iteration }) => iteration)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(points.at(-1)!.trainLoss!).toBeLessThan(points[0]!.trainLoss!);
  });

  it("stops early on validation rows and keeps the best weights", async () => {
    const noise = moons(200, 3);
    const shuffled = { ...noise, y: noise.y.map((_, i) => (deriveSeed(5, i) >>> 0) % 2) };
    const steered = design("binary", shuffled, { validation: moons(100, 4) });
    const points: FitProgress[] = [];
    const eager = { ...settings, maxIter: 200, nIterNoChange: 3, dropout: 0 };
    const model = await mlp.fit(steered, eager, async (point) => void points.push(point), context());
    expect(model.epochs).toBeLessThan(200);
    const best = Math.min(...points.map((point) => point.validationLoss!));
    const p = mlp.predict(model, steered.validation!);
    const loss = -steered.validation!.y.reduce((sum, y, i) => sum + Math.log(p[2 * i + y]!), 0) / 100;
    expect(loss).toBeCloseTo(best, 5);
  });

  it("finishes early with what it has, and says so", async () => {
    const finishEarly = { aborted: false };
    const watch = async (point: FitProgress) => {
      finishEarly.aborted = point.iteration >= 3;
    };
    const model = await mlp.fit(moonDesign, settings, watch, context({ finishEarly }));
    expect(model.epochs).toBe(3);
    expect(model.warnings).toEqual([
      "Stopped on request after 3 of at most 12 epochs; the best weights so far were kept.",
    ]);
  });

  it("finishes within an epoch too, and keeps the best of the validated epochs", async () => {
    let now = 0;
    const finishEarly = { aborted: false };
    const seen: FitProgress[] = [];
    const watch = async (point: FitProgress) => {
      seen.push(point);
      finishEarly.aborted = seen.filter(({ iteration }) => iteration === 2).length > 1;
    };
    const steered = { ...moonDesign, validation: moons(100, 4) };
    const leaping = context({ finishEarly, clock: () => (now += 5000) });
    const model = await mlp.fit(steered, settings, watch, leaping);
    expect(model.warnings).toEqual([
      "Stopped on request in epoch 3 of at most 12 epochs; the best weights so far were kept.",
    ]);
    const two = await mlp.fit(steered, { ...settings, maxIter: 2 }, unobserved, context());
    expect(flat(model)).toEqual(flat(two));
  });

  it("frees what it took from the backend", async () => {
    const { engine } = await import("@tensorflow/tfjs-core");
    const held = () => engine().findBackend("wasm").numDataIds();
    await mlp.fit(moonDesign, settings, unobserved, context());
    const before = held();
    await mlp.fit({ ...moonDesign, watch: moons(50, 2) }, settings, unobserved, context());
    const cancel = async () => Promise.reject(abortError());
    await expect(mlp.fit(moonDesign, settings, cancel, context())).rejects.toThrow();
    expect(held()).toBe(before);
  });

  it("is cancelled by its checkpoint", async () => {
    const cancel = async () => Promise.reject(abortError());
    await expect(mlp.fit(moonDesign, settings, cancel, context())).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("obeys a recorded engine, and refuses one that is not there", async () => {
    for (const engine of ["tfjs-webgpu", "abacus"])
      await expect(mlp.fit(moonDesign, settings, unobserved, context({ engine }))).rejects.toMatchObject({
        problem: { code: "engine-unavailable" },
      });
  });

  it("times the engines of a job that is heavy enough to gain, and records choice and timings", async () => {
    const finishEarly = { aborted: false };
    const told: unknown[] = [];
    const model = await mlp.fit(
      design("binary", moons(2000, 1)),
      params({ maxIter: 200, hiddenLayers: [256, 256], batchSize: 1000 }),
      async (point) => {
        finishEarly.aborted = point.iteration > 0;
      },
      context({ engine: null, finishEarly, onEngine: (...choice) => told.push(choice) }),
    );
    expect(told).toEqual([[model.engine, model.engineTimings]]);
    expect(
      model.engineTimings.map(({ engine, msPerStep, refused }) => [engine, msPerStep !== null, refused]),
    ).toEqual([
      ["fused", true, null],
      ["tfjs-wasm", true, null],
      ["tfjs-webgpu", false, "there is no WebGPU here"],
      ["tfjs-cpu", true, null],
    ]);
  });

  it("times no engine that would need longer to begin a step than the first needs for a whole one", async () => {
    const short = params({ maxIter: 2, hiddenLayers: [4], batchSize: 16 });
    let now = 0;
    const seen = context({ engine: null, onEngine: () => undefined, clock: () => (now += 0.2) });
    const model = await mlp.fit(design("binary", moons(200, 1)), short, unobserved, seen);
    expect(model.engine).toBe("fused");
    expect(model.engineTimings.map(({ msPerStep }) => msPerStep !== null)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(model.engineTimings[1]!.refused).toContain("begin a step");
  });

  it("weighs rows: a row of weight 0 has no say, one of weight 2 counts twice", async () => {
    const rows = moons(120, 1);
    const full = { ...settings, batchSize: 1000, maxIter: 30, dropout: 0, alpha: 0 };
    const weight = Float64Array.from({ length: 120 }, (_, i) => (i < 60 ? 2 : 0));
    const half = labelled(
      [[...rows.X.subarray(0, 60)], [...rows.X.subarray(120, 180)]],
      [...rows.y.subarray(0, 60)],
    );
    const weighted = await mlp.fit(
      design("binary", rows, { sampleWeight: weight }),
      full,
      unobserved,
      context(),
    );
    const alone = await mlp.fit(design("binary", half), full, unobserved, context());
    expect(apart(weighted, alone)).toBeLessThan(1e-4);
  });

  it("survives a constant target and no hidden layer", async () => {
    const rows = waves(50, 1);
    const constant = await mlp.fit(
      design("regression", { ...rows, y: rows.y.map(() => 7) }),
      settings,
      unobserved,
      context(),
    );
    for (const value of mlp.predict(constant, rows)) expect(Math.abs(value - 7)).toBeLessThan(1);
    const linear = await mlp.fit(
      design("binary", moons(100, 1)),
      { ...settings, hiddenLayers: [] },
      unobserved,
      context(),
    );
    expect(linear.shape.layers.length).toBe(1);
  });

  it("refuses a table without features", async () => {
    await expect(
      mlp.fit(design("binary", labelled([], [0, 1])), settings, unobserved, context()),
    ).rejects.toBeInstanceOf(LatheError);
  });

  it("draws its Python twin", () => {
    const { expression } = mlp.toPython(params({ hiddenLayers: [100, 50] }), "binary", 4);
    expect(expression).toBe(
      'MLPClassifier(hidden_layer_sizes=(100, 50,), activation="relu", alpha=0.0001, learning_rate_init=0.001, max_iter=200, tol=0.0001, n_iter_no_change=10, random_state=4)',
    );
    expect(mlp.toPython(params({}), "regression", 0).expression).toMatch(
      /^TransformedTargetRegressor\(MLPRegressor\(/,
    );
  });
});
