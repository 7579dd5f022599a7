import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { higgsLike } from "./support/learn/tables.mjs";
import { loadSource } from "./support/load-source.mjs";
import { printRatio } from "./support/measure.mjs";

/**
 * Exact Shapley values of boosted trees beside XGBoost's pred_contribs, and of pairs beside its pred_interactions: the very trees
 * that it learned, the same rows, one thread each, in turns; medians of processor time, and how far the two are apart.
 * Run: npm run bench -- shap; `node bench/shap.mjs --trees 100 --depth 6 --rows 10000 --pair-rows 200 --repeats 3` for other sizes.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "10000" },
    "pair-rows": { type: "string", default: "200" },
    trees: { type: "string", default: "100" },
    depth: { type: "string", default: "6" },
    repeats: { type: "string", default: "3" },
    kernels: { type: "string", default: "WebAssembly" },
  },
});
const [nRows, nPairRows, repeats] = [options.rows, options["pair-rows"], options.repeats].map(Number);
const { treeShap, additive, xgboostTree, runWith } = await loadSource("bench/support/learn/shap.ts");
runWith(options.kernels);

const { n, nFeatures, X, y } = higgsLike(Math.max(50_000, nRows));
const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
const paths = {
  X: `${folder}/x.bin`,
  y: `${folder}/y.bin`,
  dump: `${folder}/trees.json`,
  answer: `${folder}/out.bin`,
};
writeFileSync(paths.X, new Uint8Array(X.buffer));
writeFileSync(paths.y, new Uint8Array(y.buffer));
const job = {
  ...paths,
  n,
  nFeatures,
  nRows,
  nPairRows,
  trees: Number(options.trees),
  depth: Number(options.depth),
};
const script = fileURLToPath(new URL("support/learn/contribs.py", import.meta.url));
const peer = spawn("/usr/bin/python3", [script, JSON.stringify(job)], {
  env: { ...process.env, OMP_NUM_THREADS: "1" },
  stdio: ["pipe", "pipe", "ignore"],
});
peer.on("error", () => {});
peer.stdin.on("error", () => {});
const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
const ready = await lines.next();
if (ready.done) console.log("XGBoost is not installed here.");
else await compare(JSON.parse(ready.value).version);
peer.stdin.end();
rmSync(folder, { recursive: true });

async function compare(version) {
  const trees = JSON.parse(readFileSync(paths.dump, "utf8")).map(xgboostTree);
  const nLeaves = trees.reduce((sum, { feature }) => sum + feature.filter((j) => j < 0).length, 0);
  console.log(
    `${trees.length} trees of depth ${options.depth}, ${nLeaves} leaves, ${nFeatures} features, processor time on one thread, ${options.kernels}`,
  );
  for (const [what, rows] of [
    ["values", nRows],
    ["pairs", nPairRows],
  ]) {
    const [ours, theirs] = [[], []];
    let apart = 0;
    for (let i = 0; i < repeats; i++) {
      const { seconds, shap } = await explain(trees, rows, what === "pairs");
      ours.push(seconds);
      peer.stdin.write(`${what}\n`);
      theirs.push(JSON.parse((await lines.next()).value).cpu);
      apart = farthest(shap, new Float64Array(readFileSync(paths.answer).buffer), what);
    }
    const name = what === "pairs" ? "pred_interactions" : "pred_contribs";
    printRatio(`${what} of ${rows} rows`, median(ours), median(theirs), `XGBoost ${version} ${name}`);
    console.log(`  at most ${apart.toExponential(1)} apart (XGBoost adds up in float32)`);
  }
}

async function explain(trees, rows, withInteractions) {
  const cells = new Float32Array(rows * nFeatures);
  for (let j = 0; j < nFeatures; j++) cells.set(X.subarray(j * n, j * n + rows), j * rows);
  const features = Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    source: `x${j}`,
    kind: "numeric",
  }));
  const columnOf = Int32Array.from({ length: nFeatures }, (_, j) => j);
  const began = process.cpuUsage();
  const matrix = { nRows: rows, features, X: cells };
  const shap = await treeShap(
    { ...additive(trees), start: [0] },
    matrix,
    0,
    { columnOf, nColumns: nFeatures, withInteractions },
    async () => {},
  );
  return { seconds: process.cpuUsage(began).user / 1e6, shap };
}

/** The peer has one more column, the base. */
function farthest({ values, interactions, nRows: rows }, peers, what) {
  let most = 0;
  const [own, wide] = [nFeatures, nFeatures + 1];
  for (let row = 0; row < rows; row++)
    for (let a = 0; a < own; a++) {
      if (what === "values") most = Math.max(most, Math.abs(values[row * own + a] - peers[row * wide + a]));
      else
        for (let b = 0; b < own; b++)
          most = Math.max(
            most,
            Math.abs(interactions[(row * own + a) * own + b] - peers[(row * wide + a) * wide + b]),
          );
    }
  return most;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
