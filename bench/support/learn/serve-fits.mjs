/** A worker's side of the bench, in Node and in a page alike: fits one table, predicts, and says how well. */

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

function scoreOf(answers, y, nClasses) {
  let sum = 0;
  for (let row = 0; row < y.length; row++)
    sum +=
      nClasses === 0
        ? (answers[row] - y[row]) ** 2
        : -Math.log(Math.max(answers[row * nClasses + y[row]], 1e-15));
  return nClasses === 0 ? Math.sqrt(sum / y.length) : sum / y.length;
}

/**
 * @param library what models.ts exports
 * @param hire a thread of this host that helps with a fit
 * @returns answers "fit", "predict" and "score", in this order, with seconds at the clock
 */
export function fitsOf({ models, runWith }, table, { model: id, rounds, kernels, team }, hire) {
  const helped = runWith(kernels, team ? hire : null);
  const { spec, estimator, paramsOf } = models[id];
  const { nRows, n, nClasses } = table;
  const task = nClasses === 0 ? "regression" : nClasses === 2 ? "binary" : "multiclass";
  const classes = Array.from({ length: nClasses }, (_, k) => `class ${k}`);
  const none = { sampleWeight: null, groups: null, validation: null, watch: null };
  const design = { ...part(table, 0, nRows), task, classes, ...none };
  const later = part(table, nRows, n);
  const params = spec.params.parse(paramsOf(rounds));
  const context = { randomState: 0, clock: () => 0, engine: null, finishEarly: { aborted: false } };
  // As a worker does: what it is sent is let in now and then.
  let letIn = 0;
  const pause = async () => {
    if (performance.now() - letIn < 30) return;
    await new Promise((resolve) => setTimeout(resolve));
    letIn = performance.now();
  };
  let model;
  const does = {
    async fit() {
      model = await helped(() => estimator.fit(design, params, pause, context));
    },
    predict: () => void estimator.predict(model, design),
    score: () => scoreOf(estimator.predict(model, later), later.y, nClasses),
  };
  return async (what) => {
    const began = performance.now();
    const result = await does[what]();
    return { seconds: (performance.now() - began) / 1000, result };
  };
}
