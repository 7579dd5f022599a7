import { expect, it } from "vitest";
import { sigmoid } from "#core/shared/math.ts";
import { abortError } from "#core/shared/checkpoint.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import { fitAll, planFor, quietly } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";
import { heldOutShap } from "./held-out-shap.ts";

type Task = Parameters<typeof mixedTable>[1];

async function trained(task: Task, model: string) {
  const table = mixedTable(200, task);
  const plan = planFor(table, task, [model], 3);
  const parts = await fitAll(table, plan);
  const folds = parts.flatMap(({ fold, pipeline }) => (fold === null ? [] : [{ fold, pipeline }]));
  return { table, split: prepareSplit(table, plan), folds, parts };
}

it.each([
  ["binary", "hist-gradient-boosting", "log-odds"],
  ["binary", "random-forest", "probability"],
  ["multiclass", "hist-gradient-boosting", "score"],
  ["regression", "decision-tree", "number"],
] as const)(
  "explains held-out rows by the model that did not learn from them: %s, %s",
  async (task, model, unit) => {
    const { table, split, folds, parts } = await trained(task, model);
    const shap = (await heldOutShap(table, split, folds, null, quietly))!;
    expect(shap).toMatchObject({ unit, nHeldOut: split.nTrain, target: "target" });
    expect(shap.className).toBe({ binary: "yes", multiclass: "high", regression: null }[task]);
    expect(shap.rows.length).toBe(split.nTrain);
    const n = shap.columns.length;
    expect(shap.columns.map(({ name }) => name).toSorted()).toEqual(["colour", "size", "weight", "when"]);
    expect(shap.columns[0]).toMatchObject({ name: "size", kind: "number" });
    const said = new Map(
      parts.flatMap(({ fold, rows, outputs }) =>
        fold === null
          ? []
          : Array.from(
              rows,
              (row, i) =>
                [
                  row,
                  outputs.subarray(
                    (i * outputs.length) / rows.length,
                    ((i + 1) * outputs.length) / rows.length,
                  ),
                ] as const,
            ),
      ),
    );
    const place = Math.max(0, shap.classes.indexOf(shap.className ?? ""));
    for (const [i, row] of shap.rows.entries()) {
      const sum = shap.values
        .subarray(i * n, (i + 1) * n)
        .reduce((total, value) => total + value, shap.base[i]!);
      expect(sum).toBeCloseTo(shap.outputs[i]!, 9);
      expect(shap.answers[i]).toBe(said.get(row)![place]);
      if (unit === "log-odds") expect(sigmoid(sum)).toBeCloseTo(shap.answers[i]!, 9);
      else if (unit !== "score") expect(sum).toBeCloseTo(shap.answers[i]!, 9);
    }
    const { strengths, nRows } = shap.pairs!;
    expect(nRows).toBeGreaterThan(100);
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) expect(strengths[a * n + b]).toBeCloseTo(strengths[b * n + a]!, 12);
  },
);

it("speaks for the other class with the sign turned", async () => {
  const { table, split, folds } = await trained("binary", "hist-gradient-boosting");
  const yes = (await heldOutShap(table, split, folds, "yes", quietly))!;
  const no = (await heldOutShap(table, split, folds, "no", quietly))!;
  expect([...no.values]).toEqual(Array.from(yes.values, (value) => -value));
  for (const [i, answer] of no.answers.entries()) expect(answer + yes.answers[i]!).toBeCloseTo(1, 12);
});

it("has nothing to say of other families, and stops when cancelled", async () => {
  const linear = await trained("binary", "logistic-regression");
  expect(await heldOutShap(linear.table, linear.split, linear.folds, null, quietly)).toBeNull();
  const { table, split, folds } = await trained("binary", "decision-tree");
  const stop = async () => {
    throw abortError();
  };
  await expect(heldOutShap(table, split, folds, null, stop)).rejects.toMatchObject({ name: "AbortError" });
});
