import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromiumHost, nodeHost } from "./support/learn/hosts.mjs";
import { benchTables } from "./support/learn/tables.mjs";

/**
 * Histogram gradient boosting beside scikit-learn's and XGBoost's, in Node and in Chromium: the same trees, leaves and bins, on
 * made tables. Fits take turns; medians of processor time, and of times at the clock in brackets, are compared.
 * With `--threads 2` two fits are asked for, as two folds are: Lathe makes them on two workers at once, its peers one after the
 * other on two threads each; then only the clock tells, and nothing else may run. With `--team` one fit is asked for, on two
 * threads in all of them.
 * Run: npm run bench -- learn; `node bench/learn.mjs --rows 1000000 --only higgs --repeats 3 --rounds 100` for other sizes,
 * `--hosts node` or `--hosts chromium` for one of both, `--model ebm` for explainable boosting at its defaults beside them,
 * `--kernels TypeScript` for the twins.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    repeats: { type: "string", default: "3" },
    rounds: { type: "string" },
    only: { type: "string" },
    hosts: { type: "string", default: "node,chromium" },
    threads: { type: "string", default: "1" },
    kernels: { type: "string", default: "WebAssembly" },
    model: { type: "string", default: "hist-gradient-boosting" },
    team: { type: "boolean", default: false },
  },
});
const python = "/usr/bin/python3";
const nThreads = options.team ? 2 : Number(options.threads);
const nFits = options.team ? 1 : nThreads;
const job = { model: options.model, kernels: options.kernels, team: options.team };
const hosts = { node: nodeHost, chromium: chromiumHost };

/** Lathe in one host: a function that fits as often as asked, at once. */
async function lathe(open, wanted) {
  const host = await open(wanted);
  for (let i = 0; i < nFits; i++) await host.start();
  const timed = async (what) => {
    const before = await host.cpuSeconds();
    const answers = await host.ask(what);
    const wall = Math.max(...answers.map(({ seconds }) => seconds));
    return { wall, cpu: (await host.cpuSeconds()) - before, result: answers[0].result };
  };
  return {
    async run() {
      const fit = await timed("fit");
      const predicting = await timed("predict");
      const { result: score } = await timed("score");
      return { wall: fit.wall, cpu: fit.cpu, predicting: predicting.cpu / nFits, score };
    },
    end: host.end,
  };
}

/** Both native peers, or those that are here, each a function that fits as often, one fit after the other. */
async function peersOf(table, rounds, folder) {
  if (!existsSync(python)) return { peers: {}, end: () => {} };
  const { X, y, n, nRows, nFeatures, nClasses } = table;
  const job = { n, nRows, nFeatures, nClasses, rounds, nThreads, X: `${folder}/X.bin`, y: `${folder}/y.bin` };
  writeFileSync(job.X, X);
  writeFileSync(job.y, y);
  const script = fileURLToPath(new URL("support/learn/peers.py", import.meta.url));
  const child = spawn(python, [script, JSON.stringify(job)], {
    env: { ...process.env, OMP_NUM_THREADS: String(nThreads) },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const names = JSON.parse((await lines.next()).value ?? "[]");
  const fit = (name) => async () => {
    const sum = { wall: 0, cpu: 0 };
    let last;
    for (let i = 0; i < nFits; i++) {
      child.stdin.write(`${name}\n`);
      last = JSON.parse((await lines.next()).value);
      sum.wall += last.wall;
      sum.cpu += last.cpu;
    }
    return { ...last, ...sum };
  };
  return {
    peers: Object.fromEntries(names.map((name) => [name, fit(name)])),
    end: () => child.stdin.end(),
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

for (const [id, { make, rounds: usual }] of Object.entries(benchTables)) {
  if (options.only !== undefined && options.only !== id) continue;
  const rows = Number(options.rows);
  const table = make(rows);
  const rounds = Number(options.rounds ?? usual);
  const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
  const { peers, end } = await peersOf(table, rounds, folder);
  const ours = {};
  for (const host of options.hosts.split(","))
    ours[`Lathe in ${host}`] = await lathe(hosts[host], { ...job, id, rows, rounds });
  const runs = {
    ...Object.fromEntries(Object.entries(ours).map(([name, { run }]) => [name, run])),
    ...peers,
  };
  const told = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let i = 0; i < Number(options.repeats); i++)
    for (const [name, run] of Object.entries(runs)) told[name].push(await run());
  end();
  for (const one of Object.values(ours)) await one.end();
  rmSync(folder, { recursive: true });

  const what = nThreads === 1 ? "" : `, ${nFits} ${nFits === 1 ? "fit" : "fits"} on ${nThreads} cores`;
  console.log(
    `${table.name}; Lathe: ${options.model}, ${options.kernels}; peers: ${rounds} rounds of 31 leaves${what}`,
  );
  const of = (name, key) => median(told[name].map((one) => one[key]));
  const times = nThreads === 1 ? "cpu" : "wall";
  for (const name of Object.keys(runs)) {
    const fit = `${of(name, "cpu").toFixed(2)} s (${of(name, "wall").toFixed(2)})`;
    const score = `${table.nClasses === 0 ? "RMSE" : "log loss"} ${of(name, "score").toPrecision(4)}`;
    console.log(`  ${name}: ${fit}, predicts in ${of(name, "predicting").toFixed(2)} s, ${score}`);
    for (const peer of name in ours ? Object.keys(peers) : [])
      console.log(
        `    of ${peer}'s time: ${(of(name, times) / of(peer, times)).toFixed(2)} to fit, ${(of(name, "predicting") / of(peer, "predicting")).toFixed(2)} to predict`,
      );
  }
  if (Object.keys(peers).length === 0)
    console.log(`  No native peer: ${python} with scikit-learn is not here.`);
}
