import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { build } from "vite";
import { chromiumFlags, findChromium, softwareWebGpuFlags } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";
import { loadSource } from "./support/load-source.mjs";
import { printRatio } from "./support/measure.mjs";

/**
 * One training step of a small net (30 features, 10,000 rows, relu, Adam) on the fused kernel and each CPU backend of tfjs,
 * beside tfjs' own model.fit and scikit-learn's MLPRegressor; then on WebGPU in Chromium, by a GPU that the CPU imitates,
 * which says that it works and not how fast a GPU is.
 */

const net = await loadSource("bench/support/learn/net.ts");
const { shapes, nFeatures, nRows, nEpochs, X, y, runWith, ourStep, msAStep } = net;
const tf = await import("@tensorflow/tfjs");
await import("@tensorflow/tfjs-backend-wasm");

async function tfjsStep(backend, shape) {
  const { hiddenLayers, batchSize } = shape;
  await tf.setBackend(backend);
  const model = tf.sequential();
  hiddenLayers.forEach((units, i) => {
    model.add(
      tf.layers.dense({ units, activation: "relu", ...(i === 0 ? { inputShape: [nFeatures] } : {}) }),
    );
  });
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(1e-3), loss: "meanSquaredError" });
  const xs = tf.transpose(tf.tensor2d(X, [nFeatures, nRows]));
  const ys = tf.tensor2d(Float32Array.from(y), [nRows, 1]);
  const times = [];
  let began = performance.now();
  const onEpochEnd = () => {
    times.push(performance.now() - began);
    began = performance.now();
  };
  await model.fit(xs, ys, { batchSize, epochs: nEpochs, yieldEvery: "never", callbacks: { onEpochEnd } });
  for (const tensor of [xs, ys]) tensor.dispose();
  return msAStep(times, shape);
}

const python = "/usr/bin/python3";
const sklearn = `
import sys, json, time, warnings, numpy as np
from sklearn.neural_network import MLPRegressor
warnings.filterwarnings("ignore")
rng = np.random.RandomState(0)
X = (rng.rand(${nRows}, ${nFeatures}) - 0.5).astype("float32"); y = X[:, 0] - 2 * X[:, 1] ** 2
for shape in json.loads(sys.argv[1]):
    times = []
    for epochs in (1, ${nEpochs}):
        net = MLPRegressor(shape["hiddenLayers"], batch_size=shape["batchSize"], max_iter=epochs, tol=0, n_iter_no_change=1000)
        began = time.perf_counter(); net.fit(X, y); times.append(time.perf_counter() - began)
    print((times[1] - times[0]) / ${nEpochs - 1} / -(-${nRows} // shape["batchSize"]))
`;
const peer = existsSync(python)
  ? spawnSync(python, ["-c", sklearn, JSON.stringify(shapes)], {
      encoding: "utf8",
      env: { ...process.env, OPENBLAS_NUM_THREADS: "1" },
    })
  : null;
const sklearnSteps = peer?.status === 0 ? peer.stdout.trim().split("\n").map(Number) : null;

for (const [i, shape] of shapes.entries()) {
  const name = `${nFeatures}-${shape.hiddenLayers.join("-")}-1, batch ${shape.batchSize}`;
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

/** A step of each net in Chromium, where WebGPU is; null without a Chromium. */
async function stepsInChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined) return null;
  const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
  try {
    await build({
      root: fileURLToPath(new URL("support/net-page", import.meta.url)),
      base: "./",
      configFile: false,
      logLevel: "error",
      build: { outDir: folder, emptyOutDir: true, target: "chrome120" },
    });
    const server = await serve({ root: folder, port: 0, headers: {} });
    const browser = await chromium.launch({
      executablePath,
      args: [...chromiumFlags, ...softwareWebGpuFlags],
    });
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => "measure" in globalThis);
    const steps = await page.evaluate(() => globalThis.measure());
    await browser.close();
    await server.close();
    return steps;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const steps = await stepsInChromium();
for (const [i, { hiddenLayers, batchSize }] of steps === null ? [] : shapes.entries()) {
  const { fused, webGpu } = steps[i];
  console.log(
    `${nFeatures}-${hiddenLayers.join("-")}-1, batch ${batchSize}, in Chromium: fused ${fused.toFixed(3)} ms a step, WebGPU on a software adapter ${webGpu.toFixed(1)} ms`,
  );
}
if (steps === null) console.log("No Chromium here: nothing was measured on WebGPU.");
