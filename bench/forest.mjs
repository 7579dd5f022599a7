import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { loadSource } from "./support/load-source.mjs";
import { printRatio } from "./support/measure.mjs";

/**
 * Forests of a hundred trees of two classes beside scikit-learn's on the same numbers: 10,000 rows x 20 and 100,000 x 28,
 * one thread each, in turns, with processor time; log loss and accuracy on 20,000 later rows, medians over seeds.
 * Run: npm run bench -- forest; `node bench/forest.mjs ROWS FEATURES SEEDS TREES` for one size.
 */

const given = process.argv.slice(2).map(Number);
const sizes =
  given.length > 0
    ? [[given[0], given[1] ?? 20, given[2] ?? 5, given[3] ?? 100]]
    : [
        [10_000, 20, 5, 100],
        [100_000, 28, 1, 100],
      ];
const nLater = 20_000;
const { estimators, runWith } = await loadSource("bench/support/learn/forests.ts");
runWith("WebAssembly");

/** Numbers and two classes, by products and steps of some columns, with noise. */
function made(n, nFeatures) {
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
  const X = Float32Array.from({ length: n * nFeatures }, () => uniform() + uniform() + uniform() - 1.5);
  const at = (j, row) => X[j * n + row];
  const y = Float64Array.from({ length: n }, (_, row) => {
    const score =
      at(0, row) * at(1, row) * 4 + Math.abs(at(2, row)) - at(3, row) + (at(4, row) > 0.3 ? 1 : 0);
    return score + 1.2 * (uniform() - 0.5) > 0.4 ? 1 : 0;
  });
  return { X, y };
}

function part({ X, y }, nFeatures, from, to) {
  const n = to - from;
  const cells = new Float32Array(n * nFeatures);
  for (let j = 0; j < nFeatures; j++) cells.set(X.subarray(j * y.length + from, j * y.length + to), j * n);
  const features = Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    source: `x${j}`,
    kind: "numeric",
  }));
  return { nRows: n, features, X: cells, y: y.slice(from, to) };
}

const script = `
import json, sys, time
import numpy as np
from sklearn.ensemble import RandomForestClassifier, ExtraTreesClassifier
kinds = {"random-forest": RandomForestClassifier, "extra-trees": ExtraTreesClassifier}
for line in sys.stdin:
    q = json.loads(line)
    X = np.fromfile(q["folder"] + "/x.bin", dtype=np.float32).reshape(q["p"], q["n"]).T.copy()
    y = np.fromfile(q["folder"] + "/y.bin", dtype=np.float64)
    a, b, c, d = X[:-q["later"]], X[-q["later"]:], y[:-q["later"]], y[-q["later"]:]
    model = kinds[q["kind"]](n_estimators=q["trees"], random_state=q["seed"], n_jobs=1)
    t = time.process_time()
    model.fit(a, c)
    fit = time.process_time() - t
    t = time.process_time()
    p = model.predict_proba(b)[:, 1]
    predict = time.process_time() - t
    own = np.clip(np.where(d == 1, p, 1 - p), 1e-15, 1)
    print(json.dumps({"fit": fit, "predict": predict, "logLoss": float(-np.log(own).mean()), "accuracy": float((own > 0.5).mean()), "nodes": int(sum(e.tree_.node_count for e in model.estimators_))}), flush=True)
`;

function nativePeer() {
  const child = spawn("/usr/bin/python3", ["-c", script], {
    env: { ...process.env, OMP_NUM_THREADS: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  return {
    /** null where scikit-learn is not installed. */
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      return done ? null : JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}

const defaults = {
  nEstimators: 100,
  maxFeatures: "auto",
  minSamplesLeaf: 1,
  maxDepth: null,
  minSamplesSplit: 2,
  classWeight: "none",
  criterion: "gini",
  maxSamples: 1,
  ccpAlpha: 0,
};
const cpuNow = () => process.cpuUsage().user / 1e6;

async function ours(kind, design, later, seed, nEstimators) {
  const estimator = estimators[kind];
  const params = { ...defaults, nEstimators, bootstrap: kind === "random-forest" };
  const context = { randomState: seed, clock: () => 0, engine: null, finishEarly: { aborted: false } };
  let t = cpuNow();
  const model = await estimator.fit(design, params, async () => {}, context);
  const fit = cpuNow() - t;
  t = cpuNow();
  const answers = estimator.predict(model, later);
  const predict = cpuNow() - t;
  let loss = 0;
  let right = 0;
  for (let row = 0; row < later.nRows; row++) {
    const own = Math.min(1, Math.max(1e-15, answers[2 * row + later.y[row]]));
    loss -= Math.log(own) / later.nRows;
    if (own > 0.5) right++;
  }
  return { fit, predict, logLoss: loss, accuracy: right / later.nRows, nodes: model.feature.length };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const told = (name, runs) => {
  const of = (key) => median(runs.map((run) => run[key]));
  console.log(
    `  ${name}: fit ${of("fit").toFixed(2)} s, predict ${of("predict").toFixed(3)} s; accuracy ${of("accuracy").toFixed(4)}, log loss ${of("logLoss").toFixed(4)}, ${of("nodes")} nodes`,
  );
};

for (const [nRows, nFeatures, nSeeds, nTrees] of sizes) {
  const all = made(nRows + nLater, nFeatures);
  const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
  writeFileSync(`${folder}/x.bin`, new Uint8Array(all.X.buffer));
  writeFileSync(`${folder}/y.bin`, new Uint8Array(all.y.buffer));
  const design = {
    ...part(all, nFeatures, 0, nRows),
    task: "binary",
    classes: ["no", "yes"],
    sampleWeight: null,
    groups: null,
    validation: null,
    watch: null,
  };
  const later = part(all, nFeatures, nRows, nRows + nLater);
  const peer = nativePeer();
  for (const kind of Object.keys(estimators)) {
    console.log(`${kind}, ${nRows} rows x ${nFeatures}, ${nTrees} trees, processor time, ${nSeeds} seeds`);
    const lathe = [];
    const native = [];
    for (let seed = 0; seed < nSeeds; seed++) {
      lathe.push(await ours(kind, design, later, seed, nTrees));
      const answer = await peer.ask({
        folder,
        kind,
        seed,
        p: nFeatures,
        n: all.y.length,
        later: nLater,
        trees: nTrees,
      });
      if (answer) native.push(answer);
    }
    told("Lathe", lathe);
    if (native.length === 0) {
      console.log("  scikit-learn is not installed here.");
      continue;
    }
    told("scikit-learn", native);
    for (const what of ["fit", "predict"])
      printRatio(
        `  ${what}`,
        median(lathe.map((run) => run[what])),
        median(native.map((run) => run[what])),
        "scikit-learn",
      );
  }
  peer.close();
  rmSync(folder, { recursive: true });
}
