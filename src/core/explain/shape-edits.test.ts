import { describe, expect, it } from "vitest";
import type { FittedEbm } from "#core/estimators/ebm/ebm-model.ts";
import { isotonic } from "#core/estimators/ebm/isotonic.ts";
import { withShapeEdits } from "#core/explain/apply-shape-edits.ts";
import { modelShapes } from "#core/explain/model-shapes.ts";
import { type ShapeEdit, shapeEditWords } from "#core/explain/shape-edit.ts";
import { judgeShapeEdits } from "#core/explain/judge-shape-edits.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import type { FittedPipeline } from "#core/pipeline/fitted-pipeline.ts";
import { predictPipeline } from "#core/pipeline/predict-pipeline.ts";
import { summariseRun } from "#core/model-selection/summarise-run.ts";
import { fitAll, planFor } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";

/** One curve of a number with bins …1, 1…2, 2…3, 3… and one of three categories. */
function pipeline(values = [0, 2, 1, 3]): FittedPipeline {
  const zeros = (n: number) => new Float64Array(n);
  const model: FittedEbm = {
    kind: "ebm",
    warnings: [],
    classification: false,
    nOutputs: 1,
    intercept: Float64Array.of(10),
    features: [
      { name: "age", source: "age", categories: null, min: 0, max: 4 },
      { name: "home", source: "home", categories: ["own", "rent"], min: 0, max: 1 },
    ],
    terms: [
      {
        features: [0],
        cuts: [Float32Array.of(1, 2, 3)],
        values: Float64Array.of(...values, 7),
        deviations: Float64Array.of(1, 1, 1, 1, 1),
        weights: Float64Array.of(10, 10, 30, 10, 5),
      },
      {
        features: [1],
        cuts: [Float32Array.of(-0.5, 0.5)],
        values: Float64Array.of(0, -1, 1, 0),
        deviations: zeros(4),
        weights: Float64Array.of(0, 40, 20, 5),
      },
    ],
    nBags: 2,
  };
  return { model, classes: [], target: "y" } as unknown as FittedPipeline;
}
const curve = (edited: FittedPipeline, at = 0) => {
  const { terms } = edited.model as FittedEbm;
  return { cuts: [...terms[at]!.cuts[0]!], values: [...terms[at]!.values], weights: [...terms[at]!.weights] };
};
const range = (from: number | null, to: number | null) => ({ kind: "range", from, to }) as const;

describe("an edit", () => {
  it("flattens a stretch to the mean of its rows, and nothing else", () => {
    const edited = withShapeEdits(pipeline(), [{ act: "flatten", term: "age", part: range(1, 3) }]);
    expect(curve(edited).values).toEqual([0, 1.25, 1.25, 3, 7]);
    expect([...(edited.model as FittedEbm).terms[0]!.deviations]).toEqual([1, 0, 0, 1, 1]);
  });

  it("means the same values in a model with other bins: they are cut where it begins and ends", () => {
    const edited = withShapeEdits(pipeline(), [{ act: "shift", term: "age", part: range(1.5, null), by: 2 }]);
    expect(curve(edited)).toEqual({
      cuts: [1, 1.5, 2, 3],
      values: [0, 2, 4, 3, 5, 7],
      weights: [10, 5, 5, 30, 10, 5],
    });
  });

  it("locks a whole curve, and takes its feature out of pairs, which could turn what the curve says", () => {
    const given = pipeline([0, 2, 1, 3]);
    const model = given.model as FittedEbm;
    const pair = {
      features: [0, 1],
      cuts: [Float32Array.of(2), Float32Array.of(0.5)],
      values: new Float64Array(9).fill(1),
      deviations: new Float64Array(9),
      weights: new Float64Array(9).fill(2),
    };
    const paired = { ...given, model: { ...model, terms: [...model.terms, pair] } } as FittedPipeline;
    const edited = withShapeEdits(paired, [{ act: "lock", term: "age", direction: "up" }]);
    expect(curve(edited).values).toEqual([0, 1.25, 1.25, 3, 7]);
    expect((edited.model as FittedEbm).terms.map(({ features }) => features)).toEqual([[0], [1]]);
    const other = withShapeEdits(paired, [{ act: "lock", term: "fare", direction: "up" }]);
    expect(other.model).toEqual(paired.model);
  });

  it("makes a curve rise as isotonic regression does, and fall", () => {
    const up = withShapeEdits(pipeline(), [
      { act: "monotone", term: "age", part: range(null, null), direction: "up" },
    ]);
    expect(curve(up).values).toEqual([0, 1.25, 1.25, 3, 7]);
    const down = withShapeEdits(pipeline([3, 1, 2, 0]), [
      { act: "monotone", term: "age", part: range(null, null), direction: "down" },
    ]);
    expect(curve(down).values).toEqual([3, 1.75, 1.75, 0, 7]);
    expect(isotonic([3, 1, 2], [1, 1, 0])).toEqual([2, 2, 2]);
  });

  it("moves categories by name, removes a shape, and leaves a model without it alone", () => {
    const edits: ShapeEdit[] = [
      { act: "shift", term: "home", part: { kind: "levels", levels: ["rent"] }, by: -0.5 },
      { act: "remove", term: "age" },
      { act: "remove", term: "age × home" },
    ];
    const edited = withShapeEdits(pipeline(), edits);
    expect(modelShapes(edited)?.terms.map(({ key }) => key)).toEqual(["home"]);
    expect(curve(edited).values).toEqual([0, -1, 0.5, 0]);
    expect(edits.map(shapeEditWords)).toEqual([
      "lower home at rent by 0.5",
      "remove age",
      "remove age × home",
    ]);
  });

  it("leaves the model that it was given as it was", () => {
    const before = pipeline();
    withShapeEdits(before, [{ act: "flatten", term: "age", part: range(null, null) }]);
    expect(before).toEqual(pipeline());
  });
});

it("is judged by every fold's own model on the rows that it held out", { timeout: 60_000 }, async () => {
  const table = mixedTable(200, "regression");
  const plan = planFor(table, "regression", ["ebm"], 3);
  const parts = await fitAll(table, plan);
  const folds = parts.flatMap(({ fold, rows, pipeline: own }) =>
    fold === null ? [] : [{ fold, rows, pipeline: own }],
  );
  const split = prepareSplit(table, plan);
  const final = parts.find(({ fold }) => fold === null)!.pipeline;
  const [first] = modelShapes(final)!.terms;
  const { scores } = summariseRun(plan, plan.models[0]!, "", parts);
  const edits: ShapeEdit[] = [
    { act: "remove", term: "no such shape" },
    { act: "remove", term: first!.key },
  ];
  const judged = await judgeShapeEdits(table, plan, split, folds, edits, undefined);
  expect(judged.scores[0]).toEqual(scores);
  const r2 = (of: typeof scores) => of.find(({ metric }) => metric === "r2")!.mean;
  expect(r2(judged.scores[1]!)).toBeLessThan(r2(scores));
  const edited = withShapeEdits(folds[0]!.pipeline, edits);
  expect(judged.folds[0]!.outputs).toEqual(await predictPipeline(edited, table, folds[0]!.rows));
});
