import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "./install.mjs";

/**
 * Compares the models of the built command line with reference scores on the same rows.
 *
 * The folder holds tables as NAME.csv, splits.json ({ datasets: { NAME: { test: [row, …] } } }, data rows from 0)
 * and reference.json ({ datasets: { NAME: { task, target, drop, leak, positive, models: { ID: { metric: value } } } } }).
 * Fails when a logistic log loss is more than 2 % away, or an accuracy of another family more than
 * 2 standard errors; regression errors are shown, and so is explainable boosting, which has no twin there: gradient boosting
 * is what it stands beside. Families that draw are judged by the median over seeds; --markdown FILE writes the table down.
 */

const twins = [
  { ours: "baseline", theirs: "dummy" },
  { ours: "logistic-regression", theirs: "logistic" },
  { ours: "ridge", theirs: "ridge" },
  { ours: "decision-tree", theirs: "decision_tree" },
  { ours: "hist-gradient-boosting", theirs: "hist_gb" },
  { ours: "hist-gradient-boosting", theirs: "xgboost" },
  { ours: "ebm", theirs: "gradient_boosting", isOther: true },
  { ours: "ebm", theirs: "hist_gb", isOther: true },
  { ours: "random-forest", theirs: "random_forest" },
  { ours: "extra-trees", theirs: "extra_trees" },
  { ours: "mlp", theirs: "mlp100" },
];

/** Families that draw: judged by the median over seeds. */
const drawing = ["mlp", "random-forest", "extra-trees", "ebm", "hist-gradient-boosting"];

/** @typedef {Record<string, number>} Scores */
/** @typedef {{ task: string, target: string, drop: string[], leak: string[], positive: string | null, models: Record<string, Scores> }} Reference */

const { values: options } = parseArgs({
  options: {
    data: { type: "string" },
    seeds: { type: "string", default: "5" },
    only: { type: "string" },
    models: { type: "string" },
    markdown: { type: "string" },
  },
});

function main() {
  if (options.data === undefined) throw new Error("Say where the tables are: npm run parity -- --data DIR");
  if (!existsSync(join(projectRoot, "dist-cli/lathe.mjs"))) throw new Error("Build first: npm run build");
  const data = resolve(options.data);
  /** @type {Record<string, Reference>} */
  const references = readJson(join(data, "reference.json")).datasets;
  const splits = readJson(join(data, "splits.json")).datasets;
  const wantedSets = options.only?.split(",") ?? Object.keys(references);
  const wantedModels = options.models?.split(",") ?? twins.map(({ ours }) => ours);

  const heading = ["table", "model", "beside", "metric", "Lathe", "reference", "difference", "bound", ""];
  console.log(row(...heading));
  /** @type {string[][]} */
  const written = [];
  let checked = 0;
  let outside = 0;
  for (const set of wantedSets) {
    const reference = references[set];
    if (!reference) throw new Error(`reference.json has no “${set}”`);
    const test = splits[set].test;
    const own = [...new Set(twins.filter(({ theirs }) => reference.models[theirs]).map(({ ours }) => ours))];
    const models = own.filter((id) => wantedModels.includes(id));
    if (models.length === 0) continue;
    // One call a seed trains all that draw; what does not draw is trained once.
    const runs = Array.from({ length: Number(options.seeds) }, (_, seed) =>
      train(
        data,
        set,
        reference,
        test,
        seed === 0 ? models : models.filter((id) => drawing.includes(id)),
        seed,
      ),
    );
    for (const { ours, theirs, isOther = false } of twins) {
      const known = reference.models[theirs];
      if (!known || !wantedModels.includes(ours)) continue;
      const scores = runs.map((found) => found.get(ours)).filter((one) => one !== undefined);
      for (const one of comparisons(ours, scores, known, test.length)) {
        const { metric, reached, expected } = one;
        const bound = isOther ? null : one.bound;
        const difference = reached - expected;
        // Not ≤: a score that is NaN or absent is outside too.
        const inside = bound === null || Math.abs(difference) <= bound;
        if (bound !== null) checked += 1;
        if (!inside) outside += 1;
        const verdict = bound === null ? "shown" : inside ? "ok" : "OUTSIDE";
        const numbers = [reached, expected, difference, bound].map((x) =>
          x === null ? "" : Number(x).toPrecision(4),
        );
        console.log(row(set, ours, theirs, metric, ...numbers, verdict));
        written.push([set, ours, theirs, metric, ...numbers, verdict]);
      }
    }
  }
  console.log(`\n${checked - outside} of ${checked} within bounds`);
  if (options.markdown !== undefined) writeFileSync(options.markdown, markdownOf(written));
  if (outside > 0 || checked === 0) process.exitCode = 1;
}

/**
 * @param {string} model @param {readonly Scores[]} runs one a seed @param {Scores} known @param {number} nTest
 * @returns {{ metric: string, reached: number, expected: number, bound: number | null }[]}
 */
function comparisons(model, runs, known, nTest) {
  const reached = (/** @type {string} */ metric) =>
    median(runs.map((scores) => scores[metric] ?? Number.NaN));
  if (known.rmse !== undefined)
    return [{ metric: "rmse", reached: reached("rmse"), expected: known.rmse, bound: null }];
  const logLoss = known.log_loss ?? Number.NaN;
  const accuracy = known.accuracy ?? Number.NaN;
  // Of a score of 0 or 1 the plain formula gives 0; one more hit and one more miss (Agresti–Coull) do not.
  const p = (accuracy * nTest + 1) / (nTest + 2);
  const twoErrors = 2 * Math.sqrt((p * (1 - p)) / nTest);
  const bounded = { metric: "accuracy", reached: reached("accuracy"), expected: accuracy, bound: twoErrors };
  const loss = { metric: "logLoss", reached: reached("logLoss"), expected: logLoss };
  if (model === "logistic-regression") return [{ ...loss, bound: 0.02 * logLoss }, bounded];
  return [bounded, { ...loss, bound: null }];
}

/**
 * @param {string} data @param {string} set @param {Reference} reference @param {readonly number[]} test
 * @param {readonly string[]} models @param {number} seed
 * @returns {Map<string, Scores>} on the test rows, by model
 */
function train(data, set, reference, test, models, seed) {
  if (models.length === 0) return new Map();
  const out = mkdtempSync(join(tmpdir(), "lathe-parity-"));
  try {
    const rows = join(out, "test-rows.json");
    writeFileSync(rows, JSON.stringify(test));
    const drops = [...reference.drop, ...reference.leak].flatMap((column) => ["--drop", column]);
    const positive = reference.positive === null ? [] : ["--positive", reference.positive];
    const what = ["train", join(data, `${set}.csv`), "--target", reference.target, "--task", reference.task];
    const how = ["--test-rows", rows, "--models", models.join(","), "--seed", String(seed), "--cv", "2"];
    const args = [...what, ...drops, ...positive, ...how, "--out", join(out, "run")];
    const { status, stderr } = spawnSync(process.execPath, [join(projectRoot, "bin/lathe.mjs"), ...args], {
      encoding: "utf8",
      maxBuffer: 1e9,
    });
    if (status !== 0)
      throw new Error(`lathe ${args.join(" ")}\nended with ${status}: ${stderr.trim().split("\n").at(-1)}`);
    const report = readJson(join(out, "run/report.json"));
    return new Map(
      models.map((model) => {
        const found = report.models.find((/** @type {{ id: string }} */ { id }) => id === model);
        if (!found?.test)
          throw new Error(`${set}: the report has no test scores of ${model}: ${found?.error ?? "absent"}`);
        return [model, found.test];
      }),
    );
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** @param {string} file @returns {any} */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/**
 * One line a table, model and reference: what was reached, and the reference, of each metric.
 * @param {readonly string[][]} rows as they are printed
 */
function markdownOf(rows) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const [set, ours, theirs, metric, reached, expected, , bound, verdict] of rows) {
    const key = `| ${set} | ${ours} | ${theirs} |`;
    const within = bound === "" ? "" : ` ± ${Number(bound).toPrecision(2)} ${verdict}`;
    lines.set(key, [...(lines.get(key) ?? []), `${metric} ${reached}, ${expected}${within}`]);
  }
  const body = [...lines].map(([key, scores]) => `${key} ${scores.join("; ")} |\n`);
  return `| table | model | beside | Lathe, reference |\n| --- | --- | --- | --- |\n${body.join("")}`;
}

/** @param {...string} cells */
function row(...cells) {
  const widths = [17, 23, 18, 9, 11, 11, 11, 10, 8];
  return cells
    .map((cell, i) => (i < 4 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
    .join(" ");
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
