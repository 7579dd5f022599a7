import { expect, it } from "vitest";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { fitAll, planFor, quietly } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";
import { permutationImportance } from "./permutation-importance.ts";

const table = mixedTable(300, "binary");
const plan = planFor(table, "binary", ["logistic-regression"]);
const options = { nRepeats: 3, maxRows: 10_000, randomState: 1 };

async function folds() {
  const parts = await fitAll(table, plan);
  return parts.flatMap(({ fold, pipeline }) => (fold === null ? [] : [{ fold, pipeline }]));
}

it("finds the columns that the answer was made of, and not the others", async () => {
  const importance = await permutationImportance(
    table,
    plan,
    prepareSplit(table, plan),
    await folds(),
    options,
    quietly,
  );
  expect(importance).toMatchObject({ metric: "logLoss", nRepeats: 3 });
  expect(importance.columns.slice(0, 2).map(({ column }) => column)).toEqual(["size", "colour"]);
  const [first, second, ...rest] = importance.columns;
  expect(first!.mean).toBeGreaterThan(second!.mean);
  for (const { mean } of rest) expect(Math.abs(mean)).toBeLessThan(second!.mean / 2);
});
it("gives the same numbers twice, and stops when cancelled", async () => {
  const split = prepareSplit(table, plan);
  const pipelines = await folds();
  const measure = () => permutationImportance(table, plan, split, pipelines, options, quietly);
  expect(await measure()).toEqual(await measure());
  const cancelled = permutationImportance(table, plan, split, pipelines, options, async () => {
    throw abortError();
  });
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
});
