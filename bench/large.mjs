import { parseArgs } from "node:util";
import { loadSource } from "./support/load-source.mjs";

/**
 * The memory of one fit of boosting on a large table, as a worker makes it (split, recipe, design, fit), beside the columns
 * themselves and the forecast that is shown before: 10 million rows × 28 numbers of two classes. The greatest resident memory
 * of the process, less what it had when the columns were there.
 * Run: npm run bench -- large; `node bench/large.mjs --rows 1000000 --rounds 20` for other sizes.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "10000000" },
    rounds: { type: "string", default: "3" },
    estimator: { type: "string", default: "hist-gradient-boosting" },
  },
});
const nRows = Number(options.rows);
const nFeatures = 28;
const { defaultRecipe, estimators, fitPart, forecastFit, prepareSplit } = await loadSource(
  "bench/support/large/fit.ts",
);

function madeTable() {
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
  const columns = Array.from({ length: nFeatures }, (_, j) => {
    const values = new Float32Array(new SharedArrayBuffer(4 * nRows));
    for (let row = 0; row < nRows; row++) values[row] = uniform() + uniform() - 1;
    return { kind: "numeric", name: `x${j}`, values };
  });
  const [a, b, c] = columns.map(({ values }) => values);
  const codes = new Int32Array(new SharedArrayBuffer(4 * nRows));
  for (let row = 0; row < nRows; row++)
    codes[row] = a[row] * b[row] * 4 + Math.abs(c[row]) + uniform() > 0.8 ? 1 : 0;
  const target = { kind: "categorical", name: "y", categories: ["no", "yes"], codes };
  return { nRows, columns: [...columns, target] };
}

const table = madeTable();
const spec = estimators[options.estimator];
const params = spec.params.parse(
  options.estimator === "hist-gradient-boosting" ? { maxIter: Number(options.rounds) } : {},
);
const features = table.columns.slice(0, nFeatures).map(({ name }) => name);
const model = {
  node: "bench",
  estimator: options.estimator,
  params,
  engine: null,
  randomState: 0,
  recipe: defaultRecipe(spec.recipe),
};
const plan = {
  read: {},
  task: "binary",
  target: "y",
  positive: "yes",
  features,
  split: { testRows: null, testFraction: 0.01, folds: 5, randomState: 0 },
  models: [model],
};
const shapes = table.columns.map(({ name, kind }) => ({
  name,
  kind,
  distinct: kind === "categorical" ? 2 : nRows,
  missing: 0,
}));
const forecast = forecastFit(plan, model, nRows, shapes);
const columnBytes = 4 * nRows * (nFeatures + 1);
const split = prepareSplit(table, plan);
globalThis.gc?.();

// What the kernel calls the greatest never falls: resident memory is looked at all through the fit, and at each checkpoint.
const before = process.memoryUsage.rss();
const peakBefore = process.resourceUsage().maxRSS * 1024;
let peak = before;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const cpu = process.cpuUsage();
const began = performance.now();
const context = { clock: () => performance.now(), finishEarly: { aborted: false } };
const outcome = await fitPart(table, plan, model, split, null, async () => look(), context);
look();
const overall = process.resourceUsage().maxRSS * 1024;
// The process never had more before: then the kernel's own figure, which misses nothing, is the fit's.
if (overall > peakBefore) peak = Math.max(peak, overall);
const { user, system } = process.cpuUsage(cpu);
const giga = (bytes) => `${(bytes / 1e9).toFixed(2)} GB`;
console.log(
  `${(nRows / 1e6).toFixed(1)} M rows × ${nFeatures}, ${spec.title}, ${options.rounds} rounds, ${outcome.pipeline.nTrainRows.toLocaleString("en")} rows learned from`,
);
console.log(
  `  columns ${giga(columnBytes)}; beside them: forecast ${giga(forecast.bytes)}, at most ${giga(peak - before)} seen`,
);
console.log(
  `  ${((user + system) / 1e6).toFixed(1)} s of processor time, ${((performance.now() - began) / 1000).toFixed(1)} s at the clock`,
);
