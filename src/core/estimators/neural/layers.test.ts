import { io, loadLayersModel, tensor2d, type Tensor } from "@tensorflow/tfjs";
import { env, InferenceSession, Tensor as OnnxTensor } from "onnxruntime-web/wasm";
import { describe, expect, it } from "vitest";
import type { Design } from "#core/estimators/design.ts";
import { dropoutMasks } from "#core/estimators/neural/dropout.ts";
import { exportTfjs } from "#core/estimators/neural/export-tfjs.ts";
import { netOutputs, predictMlp } from "#core/estimators/neural/forward.ts";
import type { LayerSpec } from "#core/estimators/neural/layer-spec.ts";
import { summedLoss } from "#core/estimators/neural/loss.ts";
import { mlp } from "#core/estimators/neural/mlp.ts";
import { type EarlyMlpModel, penaltyOf } from "#core/estimators/neural/mlp-model.ts";
import { startOfFit } from "#core/estimators/neural/net-checkpoint.ts";
import { netJob } from "#core/estimators/neural/net-job.ts";
import { type DenseLayer, dropoutLayers } from "#core/estimators/neural/net-shape.ts";
import { type MlpParams, mlpSpec } from "#core/estimators/neural/schema.ts";
import { neuralEngines } from "#core/estimators/neural/neural-engines.ts";
import { OnnxGraphBuilder } from "#core/export/onnx/graph-builder.ts";
import { encodeModel } from "#core/export/onnx/model-proto.ts";
import type { Task } from "#core/pipeline/task.ts";
import { createRandom } from "#core/shared/random.ts";
import { context, design, moons, unobserved } from "#test/support/neural-designs.ts";

env.wasm.numThreads = 1;

const engines = ["fused", "tfjs-wasm", "tfjs-cpu"];
const relu: LayerSpec = { kind: "dense", units: 6, activation: "relu", l2: null };
const tanh: LayerSpec = { kind: "dense", units: 5, activation: "tanh", l2: 0.3 };
const sigmoid: LayerSpec = { kind: "dense", units: 4, activation: "sigmoid", l2: null };
const plain: LayerSpec = { kind: "dense", units: 3, activation: "linear", l2: 0 };
const norm: LayerSpec = { kind: "batch-norm" };
const drop: LayerSpec = { kind: "dropout", rate: 0.3 };
const colour: LayerSpec = { kind: "embedding", source: "colour", dimension: 2 };
const size: LayerSpec = { kind: "embedding", source: "size", dimension: 3 };

const block: LayerSpec = { kind: "residual", units: 4, activation: "tanh", batchNorm: false, rate: 0 };
const normedBlock: LayerSpec = {
  kind: "residual",
  units: 3,
  activation: "sigmoid",
  batchNorm: true,
  rate: 0.25,
};

const nets: readonly (readonly [string, readonly LayerSpec[]])[] = [
  ["dense layers of four bends", [relu, tanh, sigmoid, plain]],
  ["dropout between and on the inputs", [drop, tanh, drop, sigmoid]],
  ["batch norm after the inputs and between", [norm, tanh, norm, sigmoid, norm]],
  ["one embedding", [colour, tanh]],
  ["two embeddings with batch norm and dropout", [size, colour, norm, tanh, drop, sigmoid]],
  ["batch norm alone", [norm]],
  ["residual blocks on the inputs and after a layer", [block, tanh, normedBlock, sigmoid]],
  ["residual blocks one after another, behind an embedding", [colour, normedBlock, block]],
];

/** Two numbers and two categories; what is said of them by the target depends on both. */
function table(task: Task, nRows: number, seed = 1): Design {
  const random = createRandom(seed);
  const pick = (n: number) => Array.from({ length: nRows }, () => Math.floor(random.next() * n));
  const [a, b] = [0, 1].map(() => Array.from({ length: nRows }, () => random.normal()));
  const [colours, sizes] = [pick(3), pick(4)];
  const flags = (codes: number[], n: number) =>
    Array.from({ length: n }, (_, k) => codes.map((code) => Number(code === k)));
  const columns = [a!, ...flags(colours!, 3), b!, ...flags(sizes!, 4)];
  const score = a!.map((v, i) => v * b![i]! + (colours![i]! - 1) + 0.5 * (sizes![i]! % 2));
  const names = [
    ["a", "a"],
    ...["red", "green", "blue"].map((label) => [`colour = ${label}`, "colour"]),
    ["b", "b"],
    ...["s", "m", "l", "x"].map((label) => [`size = ${label}`, "size"]),
  ];
  const y =
    task === "regression"
      ? score
      : score.map((v) => (task === "binary" ? Number(v > 0) : Number(v > -0.5) + Number(v > 0.7)));
  const rows = {
    nRows,
    features: names.map(([name, source]) => ({ name: name!, source: source!, kind: "numeric" as const })),
    X: Float32Array.from(columns.flat()),
    y: Float64Array.from(y),
  };
  return design(task, rows);
}
const params = (layers: readonly LayerSpec[], changed: Partial<MlpParams> = {}) =>
  mlpSpec.params.parse({ layers, maxIter: 6, batchSize: 16, learningRate: 0.01, alpha: 0.01, ...changed });
const engineOf = (id: string) => neuralEngines.find((engine) => engine.id === id)!;

describe.each(nets)("a net of %s", (_, layers) => {
  it.each([
    ["binary", "tfjs-cpu"],
    ["multiclass", "tfjs-wasm"],
    ["regression", "tfjs-cpu"],
    ["binary", "fused"],
    ["multiclass", "fused"],
    ["regression", "fused"],
  ] as const)("has the gradient that differences of the loss give (%s, %s)", async (task, engine) => {
    const nRows = 12;
    const job = netJob(table(task, nRows), params(layers, { batchSize: nRows }));
    const start = startOfFit(job.shape, 3, 1, engine).net;
    const rows = Int32Array.from({ length: nRows }, (_, i) => (i * 5) % nRows);
    const masks = dropoutMasks(dropoutLayers(job.shape), nRows, 9);
    /** Loss in training, penalty included, and the gradient, which Adam's first moment is after one step from 0. */
    const step = async (weights: Float32Array) => {
      const session = await engineOf(engine).open(job, { ...start, weights });
      session.step(rows, masks, job.learningRate);
      const outputs = await session.outputs();
      const { firstMoment } = await session.state();
      session.close();
      const sum = summedLoss(task, outputs, job.shape.outputs, job.rows.target, null, rows);
      return { loss: (sum + penaltyOf(job.shape, weights)) / nRows, gradient: firstMoment };
    };
    const { gradient } = await step(start.weights);
    const differences = [];
    for (let i = 0; i < job.shape.nTrainable; i++) {
      const moved = async (by: number) => {
        const weights = start.weights.slice();
        weights[i]! += by;
        return (await step(weights)).loss;
      };
      differences.push(((await moved(0.01)) - (await moved(-0.01))) / 0.02);
    }
    const size = Math.max(...differences.map(Math.abs));
    expect(size).toBeGreaterThan(0.01);
    differences.forEach((expected, i) =>
      expect(Math.abs(expected - gradient[i]!) / size, `number ${i}`).toBeLessThan(4e-3),
    );
  });

  it("comes out the same for the same seed, and on every engine within 1e-4", async () => {
    for (const task of ["binary", "multiclass", "regression"] as const) {
      const fit = (engine: string, randomState = 1) =>
        mlp.fit(table(task, 50), params(layers), unobserved, context({ engine, randomState }));
      const [wasm, again, cpu, other, fused, fusedAgain] = [
        await fit("tfjs-wasm"),
        await fit("tfjs-wasm"),
        await fit("tfjs-cpu"),
        await fit("tfjs-wasm", 2),
        await fit("fused"),
        await fit("fused"),
      ];
      expect(again.weights).toEqual(wasm.weights);
      expect(fusedAgain.weights).toEqual(fused.weights);
      const apart = (weights: Float32Array) =>
        Math.max(...weights.map((value, i) => Math.abs(value - wasm.weights[i]!)));
      expect(apart(cpu.weights)).toBeLessThan(1e-4);
      expect(apart(fused.weights)).toBeLessThan(1e-4);
      expect(apart(other.weights)).toBeGreaterThan(0.01);
    }
  });

  it.each(engines)("is in use on %s what predict makes of its weights", async (engine) => {
    const rows = table("multiclass", 60);
    const job = netJob({ ...rows, watch: rows }, params(layers));
    const session = await engineOf(engine).open(job, startOfFit(job.shape, 1, 1, engine).net);
    for (let start = 0; start < 48; start += 16)
      session.step(
        Int32Array.from({ length: 16 }, (_, i) => start + i),
        dropoutMasks(dropoutLayers(job.shape), 16, start),
        job.learningRate,
      );
    await session.outputs();
    const expected = netOutputs(job.shape, await session.weights(), rows);
    const found = await session.monitor();
    session.close();
    expect(Math.max(...expected.map((value, i) => Math.abs(value - found[i]!)))).toBeLessThan(1e-4);
  });

  it.each(["binary", "multiclass", "regression"] as const)(
    "is the same in ONNX Runtime and as a TensorFlow.js model (%s)",
    async (task) => {
      const rows = table(task, 70);
      const model = await mlp.fit(rows, params(layers), unobserved, context());
      const expected = mlp.predict(model, rows);
      const apart = (found: ArrayLike<number>) =>
        Math.max(...expected.map((value, i) => Math.abs(value - found[i]!) / model.targetScale));
      expect(apart(await runOnnx(model, rows))).toBeLessThan(1e-5);
      expect(apart(await runTfjs(model, rows))).toBeLessThan(1e-5);
    },
  );

  it("goes on from a checkpoint as if it had never stopped", async () => {
    const rows = table("binary", 60);
    let now = 0;
    const states: unknown[] = [];
    const saving = context({
      clock: () => (now += 5000),
      saveCheckpoint: (state) => states.push(structuredClone(state)),
    });
    const whole = await mlp.fit(rows, params(layers), unobserved, saving);
    const resumed = await mlp.fit(rows, params(layers), unobserved, context({ resume: states[3] }));
    expect(resumed.weights.every((value, i) => Math.abs(value - whole.weights[i]!) < 1e-5)).toBe(true);
  });
});

type Fitted = Awaited<ReturnType<typeof mlp.fit>>;

function rowMajorOf({ X, nRows, features }: Design): Float32Array {
  const width = features.length;
  return Float32Array.from({ length: X.length }, (_, i) => X[(i % width) * nRows + Math.floor(i / width)]!);
}

async function runOnnx(model: Fitted, rows: Design): Promise<Float32Array> {
  const width = rows.features.length;
  const graph = new OnnxGraphBuilder(["features", "output"]);
  graph.output("Identity", [mlp.toOnnx(model, "features", graph)], "output");
  const bytes = encodeModel({
    name: "net",
    producerVersion: "0",
    doc: "",
    nodes: graph.nodesInOrder,
    constants: graph.constants,
    inputs: [{ name: "features", type: "float", dims: ["N", width] }],
    outputs: [{ name: "output", type: "float", dims: ["N", Math.max(1, rows.classes.length)] }],
    metadata: [],
  });
  const session = await InferenceSession.create(bytes);
  const features = new OnnxTensor("float32", rowMajorOf(rows), [rows.nRows, width]);
  const { output } = await session.run({ features });
  return output!.data as Float32Array;
}

async function runTfjs(model: Fitted, rows: Design): Promise<ArrayLike<number>> {
  const [json, weights] = exportTfjs(
    model,
    rows.features.map(({ name }) => name),
    rows.classes,
  );
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(json!.bytes));
  const loaded = await loadLayersModel(
    io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: weights!.bytes.buffer,
    }),
  );
  const input = tensor2d(rowMajorOf(rows), [rows.nRows, rows.features.length]);
  return (loaded.predict(input) as Tensor).data();
}

describe("layers one by one", () => {
  const rows = design("binary", moons(300, 1));

  it("are the same net as hidden layers, activation and dropout that say the same", async () => {
    const simple = mlpSpec.params.parse({
      hiddenLayers: [8, 4],
      activation: "tanh",
      dropout: 0.2,
      maxIter: 5,
    });
    const listed: MlpParams = {
      ...mlpSpec.params.parse({ maxIter: 5 }),
      layers: [8, 4].flatMap((units): LayerSpec[] => [
        { kind: "dense", units, activation: "tanh", l2: null },
        { kind: "dropout", rate: 0.2 },
      ]),
    };
    const [a, b] = await Promise.all(
      [simple, listed].map((settings) => mlp.fit(rows, settings, unobserved, context())),
    );
    expect(b!.weights).toEqual(a!.weights);
  });

  it("learn with batch norm, also where the last batch has one row", async () => {
    const wide: LayerSpec = { kind: "dense", units: 24, activation: "relu", l2: null };
    const settings = params([wide, norm, wide, norm], { batchSize: 50, maxIter: 60, learningRate: 0.02 });
    const model = await mlp.fit(design("binary", moons(301, 1)), settings, unobserved, context());
    const test = moons(400, 2);
    const p = mlp.predict(model, test);
    const right = test.y.filter((y, i) => Number(p[2 * i + 1]! > 0.5) === y).length;
    expect(right / 400).toBeGreaterThan(0.98);
  });

  it("are refused with the layer and the reason", async () => {
    const fit = (layers: readonly LayerSpec[], changed: Partial<MlpParams> = {}) =>
      mlp.fit(table("binary", 40), params(layers, changed), unobserved, context());
    const problem = (where: string, reason: string) => ({
      problem: { code: "bad-parameter", details: { where, reason } },
    });
    await expect(fit([tanh, norm], { batchSize: 1 })).rejects.toMatchObject(
      problem(
        "Layer 2 of the neural net",
        "Batch norm compares the rows of a batch, and a batch here has one row. Raise the batch size.",
      ),
    );
    await expect(fit([{ ...colour, source: "a" } as LayerSpec])).rejects.toMatchObject(
      problem(
        "Layer 1 of the neural net",
        "“a” is a number, and an embedding needs categories, one-hot encoded by the recipe.",
      ),
    );
    expect(() => mlpSpec.params.parse({ layers: [{ ...relu, units: 0 }] })).toThrow();
  });

  it("leave nets that were saved before them as they were", async () => {
    const settings = mlpSpec.params.parse({ hiddenLayers: [7, 5], activation: "sigmoid", maxIter: 3 });
    const model = await mlp.fit(rows, settings, unobserved, context());
    const { shape, weights, ...rest } = model;
    const early: EarlyMlpModel = {
      ...rest,
      activation: "sigmoid",
      layers: (shape.layers as DenseLayer[]).map(({ inputs, outputs, W, b, end }) => ({
        inputs,
        outputs,
        W: weights.slice(W, b),
        b: weights.slice(b, end),
      })),
    };
    expect(predictMlp(early, rows)).toEqual(mlp.predict(model, rows));
  });

  it("say in Python what scikit-learn lacks", () => {
    const { expression, definitions } = mlp.toPython(params([colour, relu, norm, drop]), "multiclass", 0);
    expect(expression).toContain("hidden_layer_sizes=(6,)");
    expect(definitions).toEqual([
      [
        "# scikit-learn has no dropout, batch norm, residual blocks or embeddings, and one activation and penalty for all layers.",
        "# The net below has the dense layers only, so its scores differ. The layers in Keras:",
        "# keras.Sequential([",
        '#     # here: "colour" as keras.layers.Embedding(categories, 2), joined to the other inputs',
        '#     keras.layers.Dense(6, activation="relu", kernel_regularizer=keras.regularizers.L2(0.005)),',
        "#     keras.layers.BatchNormalization(momentum=0.9, epsilon=1e-05),",
        "#     keras.layers.Dropout(0.3),",
        '#     keras.layers.Dense(n_classes, activation="softmax", kernel_regularizer=keras.regularizers.L2(0.005)),',
        "# ])",
      ].join("\n"),
    ]);
    const same: LayerSpec = { ...relu, l2: null };
    expect(mlp.toPython(params([same, same]), "binary", 0).definitions).toBeUndefined();
  });
});
