import { describe, expect, it } from "vitest";
import { planFor } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import { steps } from "#core/preprocessing/registry.ts";
import { describeSplit } from "./describe-split.ts";
import { prepareSplit, trainRowsOf } from "./fold.ts";
import { previewStep } from "./preview-step.ts";

const table = mixedTable(200, "binary");
const plan = planFor(table, "binary", ["baseline"]);
const step = (id: string, on = true) => ({ step: id, params: steps[id]!.params.defaults, on });

describe("the preview of a step", () => {
  it("shows what filling in does, in rows that had gaps, of fold 1's training rows only", async () => {
    const preview = await previewStep(table, plan, [step("impute")], 0, 8);
    const train = new Set(trainRowsOf(prepareSplit(table, plan), 0));
    expect([preview.nFitRows, preview.rows.length, preview.rows.every((row) => train.has(row))]).toEqual([
      128,
      8,
      true,
    ]);
    const size = preview.touched.find(({ source }) => source === "size")!;
    expect([size.before[0]!.shape.missing > 0, size.after[0]!.shape.missing]).toEqual([true, 0]);
    const filled = size.before[0]!.examples.flatMap((text, i) =>
      text === null ? [size.after[0]!.examples[i]] : [],
    );
    expect(new Set(filled).size).toBeLessThanOrEqual(1); // one value, the same in every gap
    expect(preview.notes.length).toBeGreaterThan(0);
    expect(preview.nUntouched).toBeGreaterThan(0); // “weight” has no gap
  });

  it("names what one-hot takes away and what it adds, after the steps before it", async () => {
    const recipe = [step("impute"), step("one-hot", false)];
    const { touched } = await previewStep(table, plan, recipe, 1, 4);
    expect(touched.map(({ source }) => source)).toEqual(["colour"]);
    expect(touched[0]!.before.map(({ name, kind }) => [name, kind])).toEqual([["colour", "categorical"]]);
    const after = touched[0]!.after;
    expect(after.length).toBeGreaterThan(2);
    for (const [i, text] of touched[0]!.before[0]!.examples.entries()) {
      expect(after.filter(({ examples }) => examples[i] === "1")).toHaveLength(1);
      expect(text).not.toBeNull(); // the step before has filled it
    }
  });

  it.each(["linear", "tree"] as const)("is there for every step of the %s recipe", async (name) => {
    const recipe = defaultRecipe(name);
    for (const at of recipe.keys()) {
      const preview = await previewStep(table, plan, recipe, at, 8);
      expect(JSON.parse(JSON.stringify(preview))).toEqual(preview);
    }
  });

  it("of a step that is not there is refused", async () => {
    await expect(previewStep(table, plan, [], 0, 8)).rejects.toThrow("pipeline-invalid");
  });
});

describe("the description of a split", () => {
  it("counts rows at random", () => {
    const view = describeSplit(table, plan);
    expect(view.folds.map(({ train, heldOut }) => [train.rows, heldOut.rows])).toEqual(
      Array(5).fill([128, 32]),
    );
    expect([view.kind, view.sealed.rows, view.firstRows, view.dates]).toEqual(["stratified", 40, 0, null]);
  });

  it("gives the moments of windows in time", () => {
    const timed = { ...plan, time: "when", features: ["size", "colour"] };
    const view = describeSplit(table, timed);
    expect(view.dates).toEqual({ hasTime: false });
    for (const { train, heldOut } of view.folds) expect(train.span![1]).toBeLessThanOrEqual(heldOut.span![0]);
    expect(view.unsealed.span![1]).toBeLessThanOrEqual(view.sealed.span![0]);
    expect(view.firstRows).toBe(view.folds[0]!.train.rows);
    expect(view.nNoPlace).toBe(view.nIgnored);
  });
});
