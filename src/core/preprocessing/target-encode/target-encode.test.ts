import { describe, expect, it } from "vitest";
import { pearson } from "#core/frame/scatter.ts";
import { fitRecipe } from "#core/preprocessing/recipe.ts";
import type { TrainingFrame, WorkFrame } from "#core/preprocessing/step.ts";
import { targetEncodeStep } from "#core/preprocessing/target-encode/target-encode.ts";
import { targetEncode } from "#core/preprocessing/target-encode/schema.ts";
import { createRandom } from "#core/shared/random.ts";
import { asTraining, categorical, frameOf } from "#test/support/step-frames.ts";

const random = createRandom(31);
const n = 600;
/** Nearly as many categories as rows, and a coin: nothing is there to learn. */
const ids = frameOf(
  categorical(
    "id",
    Array.from({ length: n }, () => `c${random.integer(300)}`),
  ),
);
const coin = Float64Array.from({ length: n }, () => random.integer(2));
const frame = asTraining(ids, { y: coin, classes: ["no", "yes"] });
const params = targetEncode.params.parse({ smoothing: "fixed", strength: 0 });

function correlation(made: WorkFrame): number {
  const [column] = made.columns;
  if (column?.kind !== "numeric") throw new Error("an encoded column is a number");
  return pearson(column.values, coin) ?? 0;
}

describe("target-encode", () => {
  it("shows a model no row's own answer: cross-fitted, a coin stays a coin; by all rows, it is known", async () => {
    const fitted = targetEncodeStep.fit(frame, params);
    expect(correlation(targetEncodeStep.transform(fitted, frame))).toBeGreaterThan(0.6);
    expect(Math.abs(correlation(targetEncodeStep.transformTraining!(fitted, frame, params)))).toBeLessThan(
      0.15,
    );
  });

  it("hands the cross-fitted rows on in a recipe, and says that nothing else may be learned from", async () => {
    const made = await fitRecipe(frame, [{ step: "target-encode", params, on: true }]);
    expect(made.isCrossFitted).toBe(true);
    expect(Math.abs(correlation(made.frame))).toBeLessThan(0.15);
    const off = await fitRecipe(frame, [{ step: "target-encode", params, on: false }]);
    expect(off.isCrossFitted).toBe(false);
  });

  it("makes a column for each of more than two classes, named after them", () => {
    const y = Float64Array.from({ length: n }, (_, row) => row % 3);
    const three = targetEncodeStep.fit(asTraining(ids, { y, classes: ["a", "b", "c"] }), params);
    expect(three.columns[0]!.encodings.map(({ name }) => name)).toEqual([
      "id: share of a",
      "id: share of b",
      "id: share of c",
    ]);
  });

  it("cannot be fitted on rows that no fold has dealt", () => {
    const whole: WorkFrame = ids;
    // @ts-expect-error a frame of the whole table has no answers
    const bare = () => targetEncodeStep.fit(whole, params);
    // @ts-expect-error nor does laying answers beside it make a training frame
    const forged: TrainingFrame = { ...whole, answers: { y: coin, classes: ["no", "yes"] } };
    expect(bare).toThrow();
    expect(forged.nRows).toBe(n);
  });
});
