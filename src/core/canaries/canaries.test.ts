import { describe, expect, it } from "vitest";
import { canaries } from "#core/canaries/registry.ts";
import { runCanaries } from "#core/canaries/run-canaries.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { prepareSplit } from "#core/model-selection/fold.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import { createRandom } from "#core/shared/random.ts";
import { fitAll, planFor, quietly } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";

/** Verdict of each canary, by id. */
async function sing(
  table: Table,
  task: Task,
  model: string,
  change: (plan: TrainingPlan) => TrainingPlan = (plan) => plan,
) {
  const plan = change(planFor(table, task, [model]));
  const parts = await fitAll(table, plan);
  const findings = await runCanaries({
    table,
    plan,
    model: plan.models[0]!,
    split: prepareSplit(table, plan),
    heldOut: parts.filter(({ fold }) => fold !== null),
    clock: () => 0,
    checkpoint: quietly,
  });
  expect(findings.map(({ id }) => id)).toEqual(canaries.map(({ id }) => id));
  for (const { verdict, advice } of findings) expect(advice === null).toBe(verdict !== "fail");
  return new Map(findings.map(({ id, verdict }) => [id, verdict]));
}

const failed = (verdicts: ReadonlyMap<string, string>) =>
  [...verdicts].flatMap(([id, verdict]) => (verdict === "fail" ? [id] : []));

const withColumn = (table: Table, column: Column): Table => ({
  ...table,
  columns: [column, ...table.columns],
});

const timeout = { timeout: 60_000 };

describe("canaries", () => {
  it.each([
    ["binary", "logistic-regression"],
    ["binary", "decision-tree"],
    ["multiclass", "logistic-regression"],
    ["regression", "ridge"],
    ["regression", "hist-gradient-boosting"],
  ] as const)("none fails on an honest table: %s, %s", timeout, async (task, model) => {
    expect(failed(await sing(mixedTable(600, task), task, model))).toEqual([]);
  });

  it(
    "a column written down after the answer is named by the best single column and by the score",
    timeout,
    async () => {
      const table = mixedTable(900, "binary");
      const target = table.columns.find(({ name }) => name === "target")!;
      if (target.kind !== "categorical") throw new Error("the target is a class");
      const values = Float64Array.from(target.codes, (code, row) => code * 10 + (row % 3));
      const leaky = withColumn(table, { kind: "numeric", name: "after", values });
      expect(failed(await sing(leaky, "binary", "decision-tree"))).toEqual(
        expect.arrayContaining(["too-good", "single-column"]),
      );
    },
  );

  it(
    "rows that come twice are found on both sides of the split, and tell shuffled answers nothing",
    timeout,
    async () => {
      const once = mixedTable(400, "regression");
      const twice = takeRows(
        once,
        Int32Array.from({ length: 800 }, (_, row) => row % 400),
      );
      expect(failed(await sing(twice, "regression", "decision-tree"))).toContain("duplicates-across");
    },
  );

  it("sealed rows of another kind are told from the others", timeout, async () => {
    const table = mixedTable(600, "binary");
    const testRows = Array.from({ length: 120 }, (_, i) => 480 + i);
    const values = Float64Array.from(
      { length: 600 },
      (_, row) => (row >= 480 ? 5 : 0) + createRandom(row + 1000).normal(),
    );
    const shifted = withColumn(table, { kind: "numeric", name: "site", values });
    const verdicts = await sing(shifted, "binary", "logistic-regression", (plan) => ({
      ...plan,
      split: { ...plan.split, testRows },
    }));
    expect(failed(verdicts)).toEqual(["sealed-differs"]);
  });

  it("days that no column says show in the order of the rows", timeout, async () => {
    const table = mixedTable(800, "regression");
    const random = createRandom(5);
    const days = Array.from({ length: 20 }, () => random.normal() * 800);
    const columns = table.columns.map((column) =>
      column.name === "target" && column.kind === "numeric"
        ? { ...column, values: column.values.map((value, row) => value + days[Math.floor(row / 40)]!) }
        : column,
    );
    expect(failed(await sing({ ...table, columns }, "regression", "ridge"))).toContain("row-order");
  });

  it(
    "a model that has only noise to lean on is told so, mostly; one with a signal is not",
    timeout,
    async () => {
      const failures = { noise: 0, signal: 0 };
      for (let seed = 1; seed <= 4; seed++) {
        const random = createRandom(1000 + seed);
        const draw = () => Float64Array.from({ length: 300 }, () => random.normal());
        const features = ["a", "b", "c"].map((name) => ({ kind: "numeric" as const, name, values: draw() }));
        const noise = draw();
        for (const [what, weight] of [
          ["noise", 0],
          ["signal", 2],
        ] as const) {
          const values = noise.map((value, row) => value + weight * features[0]!.values[row]!);
          const table: Table = {
            nRows: 300,
            columns: [...features, { kind: "numeric", name: "target", values }],
          };
          const verdicts = await sing(table, "regression", "decision-tree");
          if (verdicts.get("random-probe") === "fail") failures[what]++;
        }
      }
      expect(failures.signal).toBe(0);
      expect(failures.noise).toBeGreaterThanOrEqual(2);
    },
  );

  it("says of a table that is too small what could not be asked", timeout, async () => {
    const verdicts = await sing(mixedTable(24, "binary"), "binary", "baseline");
    expect(failed(verdicts)).toEqual([]);
    expect(verdicts.get("too-good")).toBe("silent");
  });
});
