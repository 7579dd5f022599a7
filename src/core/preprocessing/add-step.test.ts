import { describe, expect, it } from "vitest";
import { addStep, stepOrder } from "#core/preprocessing/add-step.ts";
import { defaultRecipe } from "#core/preprocessing/default-recipes.ts";
import { steps } from "#core/preprocessing/registry.ts";

const idsWith = (step: string) =>
  addStep(defaultRecipe("linear"), { step, params: steps[step]!.params.defaults, on: true }).map(
    (each) => each.step,
  );

describe("a step added to a recipe", () => {
  it.each([
    ["text-counts", ["text-counts", "date-parts", "impute", "scale", "one-hot"]],
    ["impute-neighbours", ["date-parts", "impute-neighbours", "impute", "scale", "one-hot"]],
    ["target-encode", ["date-parts", "impute", "target-encode", "scale", "one-hot"]],
    ["select-columns", ["date-parts", "impute", "scale", "one-hot", "select-columns"]],
  ])("%s stands where it finds what it works on", (step, ids) => {
    expect(idsWith(step)).toEqual(ids);
  });

  it("has a place, whichever it is", () => {
    expect([...stepOrder].sort()).toEqual(Object.keys(steps).sort());
  });
});
