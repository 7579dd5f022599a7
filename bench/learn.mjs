import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { diamondsLike, higgsLike, letterLike } from "./support/learn/tables.mjs";
import { loadSource } from "./support/load-source.mjs";

/**
 * Histogram gradient boosting beside scikit-learn's and XGBoost's: the same trees, leaves, bins and one thread each, on
 * made tables. Fits take turns; medians of processor time, and of times at the clock in brackets, are compared.
 * Run: npm run bench -- learn; `node bench/learn.mjs --rows 1000000 --only higgs --repeats 3 --rounds 100` for other sizes;
 * `--model ebm` for explainable boosting at its defaults beside them, `--kernels TypeScript` for the twins.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    repeats: { type: "string", default: "3" },
    rounds: { type: "string" },
    only: { type: "string" },
    kernels: { type: "string", default: "WebAssembly" },
    model: { type: "string", default: "hist-gradient-boosting" },
  },
});
const tables = {
  higgs: { make: () => higgsLike(Number(options.rows)), rounds: 100 },
  letter: { make: letterLike, rounds: 30 },
  diamonds: { make: diamondsLike, rounds: 100 },
};
const python = "/usr/bin/python3";
const { models, runWith } = await loadSource("bench/support/learn/models.ts");
const { spec, estimator, paramsOf } = models[options.model];
runWith(options.kernels);

function part({ n, nFeatures, X, y }, from, to) {
  const rows = new Float32Array((to - from) * nFeatures);
  for (let j = 0; j < nFeatures; j++) rows.set(X.subarray(j * n + from, j * n + to), j * (to - from));
  const features = Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    source: `x${j}`,
    kind: "numeric",
  }));
  return { nRows: to - from, features, X: rows, y: y.slice(from, to) };
}

function ours(table, rounds) {
  const { nRows, n, nClasses } = table;
  const task = nClasses === 0 ? "regression" : nClasses === 2 ? "binary" : "multiclass";
  const classes = Array.from({ length: nClasses }, (_, k) => `class ${k}`);
  const none = { sampleWeight: null, groups: null, validation: null, watch: null };
  const design = { ...part(table, 0, nRows), task, classes, ...none };
  const later = part(table, nRows, n);
  const params = spec.params.parse(paramsOf(rounds));
  const context = { randomState: 0, clock: () => 0, engine: null, finishEarly: { aborted: false } };
  return async () => {
    const [wall, cpu] = [performance.now(), cpuSeconds()];
    const model = await estimator.fit(design, params, async () => {}, context);
    const fitted = { wall: (performance.now() - wall) / 1000, cpu: cpuSeconds() - cpu };
    const before = cpuSeconds();
    estimator.predict(model, design);
    const predicting = cpuSeconds() - before;
    const answers = estimator.predict(model, later);
    return { ...fitted, predicting, score: scoreOf(answers, later.y, nClasses) };
  };
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function scoreOf(answers, y, nClasses) {
  let sum = 0;
  for (let row = 0; row < y.length; row++)
    sum +=
      nClasses === 0
        ? (answers[row] - y[row]) ** 2
        : -Math.log(Math.max(answers[row * nClasses + y[row]], 1e-15));
  return nClasses === 0 ? Math.sqrt(sum / y.length) : sum / y.length;
}

/** Both native peers, or those that are here, each a function that fits once. */
async function peersOf(table, rounds, folder) {
  if (!existsSync(python)) return { peers: {}, end: () => {} };
  const { X, y, n, nRows, nFeatures, nClasses } = table;
  const job = { n, nRows, nFeatures, nClasses, rounds, X: `${folder}/X.bin`, y: `${folder}/y.bin` };
  writeFileSync(job.X, X);
  writeFileSync(job.y, y);
  const script = fileURLToPath(new URL("support/learn/peers.py", import.meta.url));
  const child = spawn(python, [script, JSON.stringify(job)], {
    env: { ...process.env, OMP_NUM_THREADS: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const names = JSON.parse((await lines.next()).value ?? "[]");
  const fit = (name) => async () => {
    child.stdin.write(`${name}\n`);
    return JSON.parse((await lines.next()).value);
  };
  return {
    peers: Object.fromEntries(names.map((name) => [name, fit(name)])),
    end: () => child.stdin.end(),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

for (const [id, { make, rounds: usual }] of Object.entries(tables)) {
  if (options.only !== undefined && options.only !== id) continue;
  const table = make();
  const rounds = Number(options.rounds ?? usual);
  const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
  const { peers, end } = await peersOf(table, rounds, folder);
  const runs = { Lathe: ours(table, rounds), ...peers };
  const told = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let i = 0; i < Number(options.repeats); i++)
    for (const [name, run] of Object.entries(runs)) told[name].push(await run());
  end();
  rmSync(folder, { recursive: true });

  console.log(
    `${table.name}; Lathe: ${options.model}, ${options.kernels}; peers: ${rounds} rounds of 31 leaves`,
  );
  const of = (name, what) => median(told[name].map((one) => one[what]));
  for (const name of Object.keys(runs)) {
    const times = `${of(name, "cpu").toFixed(2)} s (${of(name, "wall").toFixed(2)})`;
    const ratio =
      name === "Lathe"
        ? ""
        : `; Lathe takes ${(of("Lathe", "cpu") / of(name, "cpu")).toFixed(2)} of it to fit, ${(of("Lathe", "predicting") / of(name, "predicting")).toFixed(2)} to predict`;
    const score = `${table.nClasses === 0 ? "RMSE" : "log loss"} ${of(name, "score").toPrecision(4)}`;
    console.log(`  ${name}: ${times}, predicts in ${of(name, "predicting").toFixed(2)} s, ${score}${ratio}`);
  }
  if (Object.keys(peers).length === 0)
    console.log(`  No native peer: ${python} with scikit-learn is not here.`);
}
