import { describe, expect, it } from "vitest";
import type { Table } from "#core/frame/column.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import { applyRecipe, fitRecipe } from "#core/preprocessing/recipe.ts";
import { toFeatureMatrix, workFrame } from "#core/preprocessing/work-frame.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { LatheError } from "#core/shared/problems.ts";
import { columnValues } from "#test/support/run-graph.ts";
import { asTraining, mixedFrame } from "#test/support/step-frames.ts";

const table: Table = {
  nRows: 4,
  columns: [
    { kind: "integer", name: "n", values: Float64Array.of(1, Number.NaN, 1e300, 16_777_217) },
    { kind: "boolean", name: "b", codes: Int32Array.of(0, 1, -1, 1), categories: ["no", "yes"] },
    { kind: "categorical", name: "c", codes: Int32Array.of(0, 1, 0, -1), categories: ["", "x"] },
    { kind: "datetime", name: "d", epochMs: Float64Array.of(0, 1, 2, Number.NaN), hasTime: true },
    {
      kind: "text",
      name: "t",
      bytes: new TextEncoder().encode("hi yo" + "yo hi" + "hi yo"),
      offsets: Uint32Array.of(0, 5, 5, 10, 15),
    },
  ],
};

describe("workFrame", () => {
  it("picks columns and rows, rounds numbers to float32, and takes the empty string as missing", () => {
    expect(columnValues(workFrame(table, ["d", "c", "b", "n"], Int32Array.of(3, 2, 1, 0)))).toEqual([
      { kind: "datetime", name: "d", values: [Number.NaN, 2, 1, 0] },
      { kind: "categorical", name: "c", values: ["", "", "x", ""] },
      { kind: "categorical", name: "b", values: ["yes", "", "yes", "no"] },
      { kind: "numeric", name: "n", values: [16_777_216, 3.4028234663852886e38, Number.NaN, 1] },
    ]);
  });

  it("takes a text for a category, each different one once", () => {
    const { columns } = workFrame(table, ["t"], Int32Array.of(3, 1, 2, 0));
    const codes = Int32Array.of(0, -1, 1, 0);
    expect(columns).toEqual([
      { kind: "categorical", name: "t", source: "t", codes, categories: ["hi yo", "yo hi"] },
    ]);
  });

  it("refuses unknown columns as bugs of the caller", () => {
    expect(() => workFrame(table, ["u"], Int32Array.of(0))).toThrow("the column “u”");
  });
});

describe("fitRecipe and applyRecipe", () => {
  it.each(["linear", "tree"] as const)(
    "%s: gives the features of new rows by the same names",
    async (name) => {
      const fitted = await fitRecipe(asTraining(mixedFrame(80, 1, ["a", "b"])), defaultRecipe(name));
      const trained = toFeatureMatrix(fitted.frame);
      const later = toFeatureMatrix(
        await applyRecipe(structuredClone(fitted.steps), mixedFrame(9, 2, ["b", "z"])),
      );
      expect(later.features).toEqual(trained.features);
      expect([later.X.length, trained.X.length]).toEqual([
        9 * later.features.length,
        80 * later.features.length,
      ]);
      expect(later.X.every((value) => !Number.isNaN(value))).toBe(true);
      const again = toFeatureMatrix(await applyRecipe(fitted.steps, mixedFrame(80, 1, ["a", "b"])));
      expect(again).toEqual(trained);
    },
  );

  it("leaves out steps that are off, and then says which column no step turned into numbers", async () => {
    const recipe = defaultRecipe("tree").map((step) => ({ ...step, on: step.step !== "ordinal" }));
    const { frame, steps } = await fitRecipe(asTraining(mixedFrame(20, 1, ["a"])), recipe);
    expect(steps.map(({ step }) => step)).toEqual(["date-parts", "impute"]);
    expect(() => toFeatureMatrix(frame)).toThrow(LatheError);
  });

  it("copies numbers once on their way from a table to a model, where no step changes them", async () => {
    const whole: Table = {
      nRows: 3,
      columns: ["a", "b"].map((name) => ({ kind: "numeric", name, values: Float32Array.of(1, 2, 3) })),
    };
    const frame = workFrame(whole, ["b", "a"], Int32Array.of(2, 0));
    const { steps } = await fitRecipe(asTraining(frame), defaultRecipe("tree"));
    const { X } = toFeatureMatrix(await applyRecipe(steps, frame));
    expect(X).toEqual(Float32Array.of(3, 1, 3, 1));
    const [first] = frame.columns;
    expect("values" in first! && first.values.buffer).toBe(X.buffer);
    // Beyond float32's range they are held back in a copy, and columns in another order are gathered.
    const beyond = { kind: "numeric" as const, name: "a", source: "a", values: Float32Array.of(Infinity, 1) };
    expect(toFeatureMatrix({ nRows: 2, columns: [beyond] }).X).toEqual(
      Float32Array.of(3.4028234663852886e38, 1),
    );
    expect(beyond.values[0]).toBe(Infinity);
    const turned = toFeatureMatrix({ nRows: 2, columns: frame.columns.toReversed() });
    expect(turned.X).toEqual(Float32Array.of(3, 1, 3, 1));
    expect(turned.X.buffer).not.toBe(X.buffer);
  });

  it("refuses a step that does not exist, even one that objects have by nature", async () => {
    const frame = asTraining(mixedFrame(5, 1, ["a"]));
    for (const step of ["constructor", "__proto__", "no-such"]) {
      await expect(fitRecipe(frame, [{ step, params: {}, on: true }])).rejects.toThrow("there is no step");
    }
  });

  it("reports each step, and stops when cancelled", async () => {
    const frame = asTraining(mixedFrame(5, 1, ["a"]));
    const seen: unknown[] = [];
    await fitRecipe(frame, defaultRecipe("tree"), async (progress) => void seen.push(progress));
    expect(seen[1]).toEqual({ step: "Fill missing values", done: 1, of: 3 });
    const cancelled = fitRecipe(frame, defaultRecipe("tree"), () => Promise.reject(abortError()));
    await expect(cancelled).rejects.toThrow("Cancelled");
  });

  it("cannot be fitted on a frame that is not training rows", async () => {
    // @ts-expect-error only a fold makes a TrainingFrame
    await fitRecipe(mixedFrame(5, 1, ["a"]), []);
  });
});
