import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { loadSource } from "./support/load-source.mjs";
import { printRatio } from "./support/measure.mjs";

/**
 * One training step of a small net (30 features, 10,000 rows, relu, Adam) on the fused kernel and each CPU backend of tfjs,
 * beside tfjs' own model.fit and scikit-learn's MLPRegressor.
 */

const FEATURES = 30;
const ROWS = 10_000;
const EPOCHS = 4;
const shapes = [
  { hiddenLayers: [100], batchSize: 200 },
  { hiddenLayers: [64, 32], batchSize: 32 },
  { hiddenLayers: [64, 32], batchSize: 128 },
  { hiddenLayers: [64, 32], batchSize: 512 },
];

const { mlp, runWith } = await loadSource("bench/support/learn/net.ts");
const tf = await import("@tensorflow/tfjs");
await import("@tensorflow/tfjs-backend-wasm");

let state = 1;
const uniform = () => {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 0) / 4294967296 - 0.5;
};
const X = Float32Array.from({ length: FEATURES * ROWS }, uniform);
const y = Float64Array.from({ length: ROWS }, (_, i) => X[i] - 2 * X[ROWS + i] ** 2 + 0.1 * uniform());
const design = {
  nRows: ROWS,
  features: Array.from({ length: FEATURES }, (_, j) => ({ name: `x${j}`, source: `x${j}`, kind: "numeric" })),
  X,
  y,
  task: "regression",
  classes: [],
  sampleWeight: null,
  groups: null,
  validation: null,
  watch: null,
};

const fastest = (times) => Math.min(...times.slice(1)); // the first epoch warms up

async function ourStep(engine, shape) {
  const params = {
    schedule: "constant",
    weightDecay: 0,
    labelSmoothing: 0,
    ...shape,
    activation: "relu",
    alpha: 1e-4,
    learningRate: 1e-3,
    maxIter: EPOCHS,
    earlyStopping: "off",
    dropout: 0,
    tol: 0,
    nIterNoChange: 1000,
    validationFraction: 0.1,
  };
  const times = [];
  let began = performance.now();
  const checkpoint = async ({ iteration }) => {
    if (iteration <= times.length) return;
    times.push(performance.now() - began);
    began = performance.now();
  };
  await mlp.fit(design, params, checkpoint, {
    randomState: 0,
    clock: () => performance.now(),
    engine,
    finishEarly: { aborted: false },
  });
  return fastest(times) / Math.ceil(ROWS / shape.batchSize);
}

async function tfjsStep(backend, { hiddenLayers, batchSize }) {
  await tf.setBackend(backend);
  const model = tf.sequential();
  hiddenLayers.forEach((units, i) => {
    model.add(tf.layers.dense({ units, activation: "relu", ...(i === 0 ? { inputShape: [FEATURES] } : {}) }));
  });
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(1e-3), loss: "meanSquaredError" });
  const xs = tf.transpose(tf.tensor2d(X, [FEATURES, ROWS]));
  const ys = tf.tensor2d(Float32Array.from(y), [ROWS, 1]);
  const times = [];
  let began = performance.now();
  const onEpochEnd = () => {
    times.push(performance.now() - began);
    began = performance.now();
  };
  await model.fit(xs, ys, { batchSize, epochs: EPOCHS, yieldEvery: "never", callbacks: { onEpochEnd } });
  for (const tensor of [xs, ys]) tensor.dispose();
  return fastest(times) / Math.ceil(ROWS / batchSize);
}

const python = "/usr/bin/python3";
const sklearn = `
import sys, json, time, warnings, numpy as np
from sklearn.neural_network import MLPRegressor
warnings.filterwarnings("ignore")
rng = np.random.RandomState(0)
X = (rng.rand(${ROWS}, ${FEATURES}) - 0.5).astype("float32"); y = X[:, 0] - 2 * X[:, 1] ** 2
for shape in json.loads(sys.argv[1]):
    times = []
    for epochs in (1, ${EPOCHS}):
        net = MLPRegressor(shape["hiddenLayers"], batch_size=shape["batchSize"], max_iter=epochs, tol=0, n_iter_no_change=1000)
        began = time.perf_counter(); net.fit(X, y); times.append(time.perf_counter() - began)
    print((times[1] - times[0]) / ${EPOCHS - 1} / -(-${ROWS} // shape["batchSize"]))
`;
const peer = existsSync(python)
  ? spawnSync(python, ["-c", sklearn, JSON.stringify(shapes)], {
      encoding: "utf8",
      env: { ...process.env, OPENBLAS_NUM_THREADS: "1" },
    })
  : null;
const sklearnSteps = peer?.status === 0 ? peer.stdout.trim().split("\n").map(Number) : null;

for (const [i, shape] of shapes.entries()) {
  const name = `${FEATURES}-${shape.hiddenLayers.join("-")}-1, batch ${shape.batchSize}`;
  runWith("WebAssembly");
  const fused = await ourStep("fused", shape);
  console.log(`${name}, fused: ${fused.toFixed(3)} ms a step`);
  printRatio(`1,000 steps of ${name}, fused`, fused, await tfjsStep("wasm", shape), "tfjs model.fit on wasm");
  if (sklearnSteps !== null)
    printRatio(`1,000 steps of ${name}, fused`, fused, sklearnSteps[i] * 1000, "scikit-learn on one thread");
  runWith("TypeScript");
  console.log(`${name}, fused without WebAssembly: ${(await ourStep("fused", shape)).toFixed(3)} ms a step`);
  for (const backend of ["wasm", "cpu"]) {
    const ours = await ourStep(`tfjs-${backend}`, shape);
    const theirs = await tfjsStep(backend, shape);
    console.log(`${name}, ${backend}: ${ours.toFixed(2)} ms a step`);
    // Milliseconds a step are seconds for a thousand.
    const what = `1,000 steps of ${name}, ${backend}`;
    printRatio(what, ours, theirs, `tfjs model.fit on ${backend}`);
    if (backend === "wasm" && sklearnSteps !== null)
      printRatio(what, ours, sklearnSteps[i] * 1000, "scikit-learn on one thread");
  }
}
if (sklearnSteps === null) console.log(`No second peer: ${python} with scikit-learn is not here.`);
