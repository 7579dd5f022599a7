import { beforeAll, describe, expect, it } from "vitest";
import type { Design, FeatureMatrix } from "#core/estimators/design.ts";
import type { FittedModel } from "#core/estimators/estimator.ts";
import { estimatorIds, estimators } from "#core/estimators/registry.ts";
import type { Task } from "#core/pipeline/task.ts";
import { hashModel } from "#core/shared/hash.ts";
import { createRandom } from "#core/shared/random.ts";
import {
  cancelAtOnce,
  context,
  keepGoing,
  labelledRows,
  makeDesign,
} from "#test/conformance/design-fixture.ts";
import { type AnyEstimator, runOnnx } from "#test/support/run-onnx.ts";

const nClassesOf = { binary: 2, multiclass: 3, regression: 0 } as const;

/** Families whose loss is a plain sum over rows, minimised to the end: a weight of 2 is a row given twice. */
const exactlyWeighted = new Set(["baseline", "logistic-regression", "ridge", "decision-tree"]);

/** Smaller than their defaults where those would take long; every other parameter stays as it comes. */
const quickParams = new Map<string, object>([
  ["mlp", { hiddenLayers: [8], learningRate: 0.02, maxIter: 40 }],
]);

/** Settings that change how a family learns, tried beside its defaults. */
const variants: readonly Variant[] = [
  {
    id: "hist-gradient-boosting",
    as: "drawn, penalised and by level",
    params: {
      subsample: 0.7,
      colsample: 0.7,
      l1Regularization: 0.1,
      l2Regularization: 1,
      minChildWeight: 0.01,
      growth: "depth",
      maxLeafNodes: 8,
      minSamplesLeaf: 5,
      interactionCst: [["x0", "x1"]],
    },
  },
  {
    id: "hist-gradient-boosting",
    as: "with directions",
    tasks: ["binary", "regression"],
    params: { minSamplesLeaf: 5, monotonicCst: [{ column: "x0", direction: "up" }] },
  },
  ...["absolute_error", "quantile", "poisson", "tweedie", "huber"].map((loss): Variant => {
    return {
      id: "hist-gradient-boosting",
      as: loss,
      tasks: ["regression"],
      params: { loss, minSamplesLeaf: 5 },
    };
  }),
];
interface Variant {
  readonly id: string;
  readonly as: string;
  readonly tasks?: readonly Task[];
  readonly params: object;
}

const cases = [
  ...estimatorIds.map((id): Variant => ({ id, as: "as it comes", params: quickParams.get(id) ?? {} })),
  ...variants,
].flatMap(({ tasks, ...one }) => (tasks ?? estimators[one.id]!.tasks).map((task) => ({ ...one, task })));

/** Two features that matter and one that does not. */
function clouds(task: Task, nRows = 90, seed = 1): Design {
  const random = createRandom(seed);
  const columns = [0, 1, 2].map(() => Array.from({ length: nRows }, () => random.normal()));
  const score = columns[0]!.map((v, i) => v - columns[1]![i]! + 0.5 * random.normal());
  if (task === "regression")
    return makeDesign(
      columns,
      // Quarters, whose sums are exact in any order: equally good splits stay so.
      score.map((v) => 30 + Math.round(20 * v) / 4),
      0,
    );
  const cuts = task === "binary" ? [0] : [-0.8, 0.8];
  return makeDesign(
    columns,
    score.map((v) => cuts.filter((cut) => v > cut).length),
    nClassesOf[task],
  );
}

describe.each(cases)("$id, $task, $as", { timeout: 60_000 }, ({ id, task, params: given }) => {
  const spec = estimators[id]!;
  const params = spec.params.parse(given);
  const design = clouds(task);
  const unseen = clouds(task, 40, 2);
  let estimator: AnyEstimator;
  let model: FittedModel;

  const fit = (of: Design) => estimator.fit(of, params, keepGoing, context);

  function expectSound(outputs: Float64Array, { nRows }: FeatureMatrix): void {
    const k = nClassesOf[task];
    expect(outputs.length).toBe(nRows * (k || 1));
    expect(outputs.every(Number.isFinite)).toBe(true);
    if (k === 0) return;
    for (let row = 0; row < nRows; row++) {
      const shares = outputs.subarray(row * k, (row + 1) * k);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
    }
  }

  beforeAll(async () => {
    estimator = (await spec.load()) as AnyEstimator;
    model = await fit(design);
  }, 60_000);

  it("fits the same model twice, bit for bit", async () => {
    expect(hashModel(await fit(design))).toBe(hashModel(model));
  });

  it("leaves its design as it was", async () => {
    const before = hashModel(design);
    estimator.predict(await fit(design), design);
    expect(hashModel(design)).toBe(before);
  });

  it("predicts the same after the model crossed a thread", () => {
    const copy = structuredClone(model);
    expect(estimator.predict(copy, unseen)).toEqual(estimator.predict(model, unseen));
    expect(hashModel(copy)).toBe(hashModel(model));
  });

  it("gives probabilities that sum to 1, or finite numbers", () => {
    expectSound(estimator.predict(model, unseen), unseen);
    expectSound(estimator.predict(model, design), design);
    const none = labelledRows([[], [], []], []);
    expect(estimator.predict(model, none)).toEqual(new Float64Array(0));
  });

  it("predicts a row by itself as among others", () => {
    const all = estimator.predict(model, unseen);
    const width = all.length / unseen.nRows;
    const columns = [0, 1, 2].map((j) => [unseen.X[j * unseen.nRows + 5]!]);
    expect(estimator.predict(model, labelledRows(columns, [0]))).toEqual(all.slice(5 * width, 6 * width));
  });

  it("stops when cancelled", async () => {
    const cancelled = estimator.fit(design, params, cancelAtOnce, context);
    await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  });

  it("fits the same model with and without watched rows", async () => {
    expect(hashModel(await fit({ ...design, watch: unseen }))).toBe(hashModel(model));
  });

  it("has no hidden state: another fit in between changes nothing", async () => {
    const [first] = await Promise.all([fit(design), fit(clouds(task, 50, 9))]);
    expect(hashModel(first)).toBe(hashModel(model));
  });

  it("learns from one feature, from constant ones, and from more features than rows", async () => {
    const y = [...design.y];
    const columns = [0, 1, 2].map((j) => [...design.X.subarray(j * 90, (j + 1) * 90)]);
    const few = Array.from({ length: 30 }, (_, j) => columns[j % 3]!.slice(j % 7, (j % 7) + 9));
    const labels =
      task === "regression" ? y.slice(0, 9) : [0, 1, 2, 0, 1, 2, 0, 1, 0].map((v) => v % nClassesOf[task]);
    for (const hard of [
      makeDesign([columns[0]!], y, nClassesOf[task]),
      makeDesign([y.map(() => 7), y.map(() => 0)], y, nClassesOf[task]),
      makeDesign([y.map(() => 7), columns[1]!], y, nClassesOf[task]),
      makeDesign(few, labels, nClassesOf[task]),
      makeDesign(
        [columns[0]!.slice(0, 3)],
        [0, 1, 2].map((v) => v % (nClassesOf[task] || 3)),
        nClassesOf[task],
      ),
    ])
      expectSound(estimator.predict(await fit(hard), hard), hard);
  });

  it("learns a number that does not vary, and says of one class that there is nothing to learn", async () => {
    const constant = { ...design, y: new Float64Array(90).fill(1) };
    if (task !== "regression" && !spec.baseline) {
      await expect(fit(constant)).rejects.toMatchObject({ problem: { code: "target-has-one-class" } });
      return;
    }
    const outputs = estimator.predict(await fit(constant), unseen);
    expectSound(outputs, unseen);
    if (task === "regression")
      for (const value of outputs) expect(value).toBeCloseTo(1, exactlyWeighted.has(id) ? 9 : 0);
  });

  if (exactlyWeighted.has(id))
    it("takes a row of weight 2 as two rows, of weight 0 as none", async () => {
      const weightOf = (row: number) => row % 3;
      const sampleWeight = Float64Array.from({ length: 90 }, (_, row) => weightOf(row));
      const rows = Array.from({ length: 90 }, (_, row) =>
        Array.from({ length: weightOf(row) }, () => row),
      ).flat();
      const repeated = makeDesign(
        [0, 1, 2].map((j) => rows.map((row) => design.X[j * 90 + row]!)),
        rows.map((row) => design.y[row]!),
        nClassesOf[task],
      );
      const weighted = estimator.predict(await fit({ ...design, sampleWeight }), unseen);
      const plain = estimator.predict(await fit(repeated), unseen);
      for (const [i, value] of weighted.entries()) expect(value).toBeCloseTo(plain[i]!, 4);
    });

  it("predicts as ONNX what it predicts itself", async () => {
    const constant = makeDesign(
      [
        [1, 1, 1, 1],
        [0, 0, 0, 0],
        [2, 2, 2, 2],
      ],
      [0, 1, 2, 0].map((v) => v % (nClassesOf[task] || 3)),
      nClassesOf[task],
    );
    for (const [fitted, rows] of [
      [model, unseen],
      [await fit(constant), unseen],
    ] as const) {
      const expected = estimator.predict(fitted, rows);
      const actual = await runOnnx(estimator, fitted, rows);
      const size = Math.max(1, ...expected.map(Math.abs));
      expect(actual.length).toBe(expected.length);
      for (const [i, value] of expected.entries())
        expect(Math.abs(actual[i]! - value) / size).toBeLessThan(1e-5);
    }
  });

  it("writes a scikit-learn twin", () => {
    const { imports, expression, definitions = [] } = estimator.toPython(params, task, 0);
    const name = /^\w+/.exec(expression)?.[0];
    const isKnown = (line: string) =>
      (/^(from [\w.]+ )?import /.test(line) && line.includes(name!)) || line.startsWith(`class ${name}(`);
    expect([...imports, ...definitions].some(isKnown)).toBe(true);
  });

  it("is no worse than the baseline on rows that it has not seen", async () => {
    const large = clouds(task, 400, 3);
    const outputs = estimator.predict(await fit(large), unseen);
    const { load, params: none } = estimators["baseline"]!;
    const baseline = await load();
    const plain = baseline.predict(await baseline.fit(large, none.parse({}), keepGoing, context), unseen);
    const error = (of: Float64Array) => {
      const k = nClassesOf[task];
      if (k === 0) return unseen.y.reduce((sum, y, row) => sum + Math.abs(y - of[row]!), 0);
      return unseen.y.reduce((sum, y, row) => sum + 1 - of[row * k + y]!, 0);
    };
    expect(error(outputs)).toBeLessThanOrEqual(error(plain));
  });
});

it("finds no family under names that every object has", () => {
  for (const name of ["constructor", "__proto__", "toString"]) expect(estimators[name]).toBeUndefined();
});
