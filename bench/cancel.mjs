import { parseArgs } from "node:util";
import { higgsLike, letterLike } from "./support/learn/tables.mjs";
import { loadSource } from "./support/load-source.mjs";

/**
 * How long a cancel may have to wait in the middle of a fit: the longest stretch between two checkpoints, where a worker lets
 * messages in (every 30 ms at most). What takes longer than 200 ms costs the worker: the page ends it and starts another.
 * In processor time, which other programs do not lengthen, and at the clock.
 * Run: npm run bench -- cancel; `node bench/cancel.mjs --only random-forest --rows 100000`.
 */

const { values: options } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, only: { type: "string" } },
});
const { estimators } = await loadSource("bench/support/cancel/families.ts");
const nRows = Number(options.rows);
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function designOf({ n, nFeatures, nClasses, X, y }) {
  const features = Array.from({ length: nFeatures }, (_, j) => ({
    name: `x${j}`,
    source: `x${j}`,
    kind: "numeric",
  }));
  return {
    nRows: n,
    features,
    X,
    y,
    task: nClasses === 2 ? "binary" : "multiclass",
    classes: Array.from({ length: nClasses }, (_, k) => `class ${k}`),
    sampleWeight: null,
    groups: null,
    validation: null,
    watch: null,
  };
}

/** The same columns, the answer a number. */
const numbers = (design) => ({
  ...design,
  task: "regression",
  classes: [],
  y: Float64Array.from({ length: design.nRows }, (_, row) => design.X[row] + design.X[design.nRows + row]),
});

const large = designOf(higgsLike(nRows));
const letters = designOf(letterLike());
const cases = [
  ["hist-gradient-boosting", "two classes", large, { maxIter: 3, earlyStopping: "off" }],
  [
    "hist-gradient-boosting",
    "numbers, absolute error",
    numbers(large),
    { maxIter: 2, loss: "absolute_error", earlyStopping: "off" },
  ],
  [
    "hist-gradient-boosting",
    "half of the rows a round",
    large,
    { maxIter: 3, subsample: 0.5, earlyStopping: "off" },
  ],
  ["hist-gradient-boosting", "letters, 26 classes", letters, { maxIter: 5, earlyStopping: "off" }],
  ["random-forest", "two classes", large, { nEstimators: 1 }],
  ["random-forest", "numbers", numbers(large), { nEstimators: 1, maxDepth: 4 }],
  ["extra-trees", "two classes", large, { nEstimators: 1 }],
  ["decision-tree", "two classes", large, { maxDepth: 6 }],
  ["ebm", "two classes", large, { outerBags: 1, maxRounds: 3 }],
  [
    "mlp",
    "layers of 1024 and 1024, batches of 1024",
    large,
    { hiddenLayers: [1024, 1024], batchSize: 1024, maxIter: 1 },
    "fused",
  ],
  ["logistic-regression", "two classes", large, {}],
  ["ridge", "numbers", numbers(large), {}],
];

for (const [id, what, design, given, engine = null] of cases) {
  if (options.only !== undefined && options.only !== id) continue;
  const spec = estimators[id];
  const estimator = await spec.load();
  const params = { ...spec.params.parse({}), ...given };
  let [wall, cpu] = [performance.now(), cpuMs()];
  let worst = { cpu: 0, wall: 0, at: 0 };
  let n = 0;
  const began = wall;
  const lookAt = () => {
    const [now, spent] = [performance.now(), cpuMs()];
    if (spent - cpu > worst.cpu) worst = { cpu: spent - cpu, wall: now - wall, at: now - began, n };
    n++;
    [wall, cpu] = [now, spent];
  };
  // The longest fits are cut off: what they repeat has been seen by then.
  const most = 120_000;
  let cutOff = false;
  const checkpoint = async () => {
    lookAt();
    if (performance.now() - began < most) return;
    cutOff = true;
    throw new DOMException("Cancelled", "AbortError");
  };
  const context = { randomState: 0, clock: () => performance.now(), engine, finishEarly: { aborted: false } };
  try {
    await estimator.fit(design, params, checkpoint, context);
  } catch (error) {
    if (!cutOff) throw error;
  }
  lookAt();
  const of = `${(design.nRows / 1000).toFixed(0)} k × ${design.features.length}`;
  console.log(
    `${id}, ${what}, ${of}: longest ${worst.cpu.toFixed(0)} ms (${worst.wall.toFixed(0)} at the clock), after ${(worst.at / 1000).toFixed(1)} s, checkpoint ${worst.n} of ${n}`,
  );
}
