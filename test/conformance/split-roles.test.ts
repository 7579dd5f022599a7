import { describe, expect, it } from "vitest";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import { createRandom } from "#core/shared/random.ts";
import { crossValidate, fitAll, planFor, scoreOf } from "#test/support/judge.ts";
import { mixedTable, withShuffledTarget } from "#test/support/tables.ts";

const nRows = 400;

/** The mixed table with a customer, a day and a weight of every row. */
function withRoles(table: Table, weight: (row: number) => number): Table {
  const random = createRandom(9);
  const codes = Int32Array.from({ length: table.nRows }, () => random.integer(80));
  const categories = Array.from({ length: 80 }, (_, i) => `customer ${i}`);
  const day = Float64Array.from({ length: table.nRows }, () => random.integer(200));
  const counts = Float64Array.from({ length: table.nRows }, (_, row) => weight(row));
  return {
    ...table,
    columns: [
      ...table.columns,
      { kind: "categorical", name: "customer", codes, categories },
      { kind: "integer", name: "day", values: day },
      { kind: "numeric", name: "counts", values: counts },
    ],
  };
}

function planOf(table: Table, task: Task, id: string, roles: Partial<TrainingPlan>): TrainingPlan {
  const plan = planFor(table, task, [id]);
  const models = plan.models.map((model) => (id === "mlp" ? { ...model, ...smallNet(model.params) } : model));
  const features = plan.features.filter((name) => !["customer", "day", "counts"].includes(name));
  return { ...plan, ...roles, features, models };
}

function smallNet(params: unknown) {
  return { params: { ...(params as object), hiddenLayers: [8], maxIter: 20 }, engine: "fused" };
}

const cases = Object.values(estimators).flatMap(({ id, tasks }) =>
  tasks.filter((task) => task !== "multiclass").map((task) => ({ id, task })),
);
const splits = [
  { name: "whole groups", roles: { group: "customer" } },
  { name: "order of time", roles: { time: "day" } },
  {
    name: "whole groups in order of time, weighed",
    roles: { group: "customer", time: "day", weight: "counts" },
  },
];

describe.each(cases)("$id for $task", ({ id, task }) => {
  it.each(splits)(
    "scores at chance when labels are shuffled, by $name",
    { timeout: 120_000 },
    async ({ roles }) => {
      const table = withRoles(withShuffledTarget(mixedTable(nRows, task), 3), (row) => row % 3);
      const scores = await crossValidate(table, planOf(table, task, id, roles));
      // Held out are five windows of 53 rows and the first are learned from little: wider than in chance.test.ts.
      if (task === "regression") expect(scoreOf(scores, "r2")).toBeLessThan(0.1);
      else expect(Math.abs(scoreOf(scores, "rocAuc") - 0.5)).toBeLessThan(0.15);
    },
  );
});

/** A net stops early by rows that count alike, whatever they weigh. */
const weighing = cases.filter(({ id }) => id !== "mlp");

describe.each(weighing)("$id for $task", ({ id, task }) => {
  it("is not moved by rows that weigh nothing", { timeout: 120_000 }, async () => {
    const counted = (row: number) => Number(row % 4 !== 0);
    const table = withRoles(mixedTable(200, task), counted);
    const target = table.columns.find(({ name }) => name === "target")!;
    // The answers of the rows without weight are turned round; splits stay, because classes keep their places.
    const values =
      "codes" in target
        ? { ...target, codes: target.codes.map((code, row) => (counted(row) === 0 ? 1 - code : code)) }
        : "values" in target
          ? { ...target, values: target.values.map((value, row) => (counted(row) === 0 ? -value : value)) }
          : target;
    const turned = {
      ...table,
      columns: table.columns.map((column) => (column.name === "target" ? values : column)),
    };
    const roles = { time: "day", weight: "counts" }; // by time, no answer moves a row to another fold
    const plan = planOf(table, task, id, roles);
    const outputs = async (shown: Table) => (await fitAll(shown, plan)).map((part) => part.outputs);
    expect(await outputs(turned)).toEqual(await outputs(table));
  });
});
