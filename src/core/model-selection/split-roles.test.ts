import { describe, expect, it } from "vitest";
import { planFor } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";
import type { Table } from "#core/frame/column.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { LatheError } from "#core/shared/problems.ts";
import { createRandom } from "#core/shared/random.ts";
import { cutValidation, heldOutRowsOf, prepareSplit, sealedRowsOf, trainRowsOf, weightsOf } from "./fold.ts";

type Made = TrainingPlan["task"];

/** A table with a customer, a day and a weight beside what is to be learned; some of the first two are missing. */
function tableOf(task: Made, seed = 1, nRows = 240): Table {
  const random = createRandom(seed);
  const draw = (value: () => number) => Float64Array.from({ length: nRows }, value);
  return {
    nRows,
    columns: [
      ...mixedTable(nRows, task, seed).columns,
      {
        kind: "categorical",
        name: "customer",
        codes: Int32Array.from({ length: nRows }, (_, row) => (row % 60 === 7 ? -1 : random.integer(40))),
        categories: Array.from({ length: 40 }, (_, i) => `c${i}`),
      },
      { kind: "integer", name: "day", values: draw(() => random.integer(60)) },
      { kind: "numeric", name: "counts", values: draw(() => random.integer(5)) },
    ],
  };
}

function planOf(table: Table, task: Made, roles: Partial<TrainingPlan>): TrainingPlan {
  const plan = planFor(table, task, ["baseline"]);
  const taken = new Set([roles.group, roles.time, roles.weight]);
  return { ...plan, ...roles, features: plan.features.filter((name) => !taken.has(name)) };
}

const columnOf = (table: Table, name: string) => table.columns.find((column) => column.name === name)!;
const codesOf = (table: Table) => {
  const column = columnOf(table, "customer");
  return "codes" in column ? column.codes : new Int32Array(0);
};
const daysOf = (table: Table) => {
  const column = columnOf(table, "day");
  return "values" in column ? column.values : new Float64Array(0);
};
const problemOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof LatheError ? error.problem.code : error;
  }
};
const parts = [0, 1, 2, 3, 4];

describe.each<Made>(["binary", "multiclass", "regression"])("rows of one group, for %s", (task) => {
  it.each([{ group: "customer" }, { group: "customer", time: "day" }])(
    "are never on both sides: %j",
    (roles) => {
      for (let seed = 1; seed <= 20; seed++) {
        const table = tableOf(task, seed);
        const split = prepareSplit(table, planOf(table, task, roles));
        const groups = codesOf(table);
        const groupsIn = (rows: Int32Array) => new Set(Array.from(rows, (row) => groups[row]!));
        expect(split).toMatchObject({ nNoPlace: 4, nIgnored: 4, nTrain: 236 - split.nTest });
        for (const fold of [...parts, null]) {
          const trained = groupsIn(trainRowsOf(split, fold));
          const held = fold === null ? new Int32Array(0) : heldOutRowsOf(split, fold);
          for (const group of [...groupsIn(held), ...groupsIn(sealedRowsOf(split))]) {
            expect(trained.has(group)).toBe(false);
          }
          const { fitRows, validationRows } = cutValidation(trainRowsOf(split, fold), split, 0.1, seed);
          const fitted = groupsIn(fitRows);
          expect([...groupsIn(validationRows)].some((group) => fitted.has(group))).toBe(false);
        }
        expect(split.nTest / 236).toBeGreaterThan(0.12);
        expect(split.nTest / 236).toBeLessThan(0.28);
      }
    },
  );
});

describe("rows in order of time", () => {
  const table = tableOf("binary");
  const split = prepareSplit(table, planOf(table, "binary", { time: "day" }));
  const days = daysOf(table);
  const span = (rows: Int32Array) => {
    const values = Array.from(rows, (row) => days[row]!);
    return [Math.min(...values), Math.max(...values)] as const;
  };

  it("are learned from before they are judged, and the latest are sealed", () => {
    for (const fold of parts) {
      expect(span(trainRowsOf(split, fold))[1]).toBeLessThanOrEqual(span(heldOutRowsOf(split, fold))[0]);
    }
    expect(span(trainRowsOf(split, null))[1]).toBeLessThanOrEqual(span(sealedRowsOf(split))[0]);
    expect([split.nTest, split.nTrain]).toEqual([48, 192]);
    expect(parts.map((fold) => trainRowsOf(split, fold).length)).toEqual([32, 64, 96, 128, 160]);
    expect(parts.map((fold) => heldOutRowsOf(split, fold).length)).toEqual([32, 32, 32, 32, 32]);
  });

  it("stop early by the latest of the rows that are learned from", () => {
    const { fitRows, validationRows } = cutValidation(trainRowsOf(split, 4), split, 0.1, 1);
    expect([fitRows.length, validationRows.length]).toEqual([144, 16]);
    expect(span(fitRows)[1]).toBeLessThanOrEqual(span(validationRows)[0]);
  });

  it("without a time take no part", () => {
    const values = Float64Array.from(days, (day, row) => (row < 30 ? Number.NaN : day));
    const columns = table.columns.map((column) =>
      column.name === "day" ? { kind: "integer" as const, name: "day", values } : column,
    );
    const gaps = prepareSplit({ ...table, columns }, planOf(table, "binary", { time: "day" }));
    expect([gaps.nNoPlace, gaps.nIgnored, gaps.nTrain + gaps.nTest]).toEqual([30, 30, 210]);
    expect([...gaps.foldOf.subarray(0, 30)].every((of) => of === -2)).toBe(true);
  });
});

describe("a weight", () => {
  it("goes with its row", () => {
    const table = tableOf("regression");
    const split = prepareSplit(table, planOf(table, "regression", { weight: "counts" }));
    const counts = columnOf(table, "counts");
    const rows = trainRowsOf(split, 2);
    expect(weightsOf(split, rows)).toEqual(
      Float64Array.from(rows, (row) => ("values" in counts ? counts.values[row]! : -1)),
    );
  });

  it.each([
    ["missing", Number.NaN],
    ["below 0", -1],
    ["without end", Number.POSITIVE_INFINITY],
  ])("that is %s is refused", (_, value) => {
    const table = tableOf("regression");
    const values = new Float64Array(table.nRows).fill(1).fill(value, 0, 60);
    const columns = [...table.columns.slice(0, -1), { kind: "numeric" as const, name: "counts", values }];
    const bad = { ...table, columns };
    expect(problemOf(() => prepareSplit(bad, planOf(bad, "regression", { weight: "counts" })))).toBe(
      "weight-unusable",
    );
  });
});

describe("weights of 0", () => {
  const made = tableOf("binary");
  const answers = columnOf(made, planOf(made, "binary", {}).target);
  const codes = "codes" in answers ? answers.codes : new Int32Array(0);
  const weighed = (weightOf: (row: number) => number) => {
    const values = Float64Array.from(codes, (_, row) => weightOf(row));
    const table = {
      ...made,
      columns: [...made.columns.slice(0, -1), { kind: "numeric" as const, name: "counts", values }],
    };
    return () => prepareSplit(table, planOf(table, "binary", { weight: "counts" }));
  };

  it("leave rows of both classes, or are refused before anything is fitted", () => {
    expect(problemOf(weighed((row) => codes[row]!))).toBe("weight-unusable");
    expect(problemOf(weighed(() => 0))).toBe("weight-unusable");
    expect(weighed((row) => row % 2)).not.toThrow();
  });
});

describe("a role that a column cannot have", () => {
  const table = tableOf("binary");
  it.each([
    ["time-not-ordered", { time: "colour" }],
    ["weight-unusable", { weight: "colour" }],
    ["unknown-column", { group: "nobody" }],
    ["too-few-groups", { group: "colour" }],
  ])("is refused with %s", (code, roles) => {
    expect(problemOf(() => prepareSplit(table, planOf(table, "binary", roles)))).toBe(code);
  });

  it("is refused when early rows are all of one class", () => {
    const codes = Int32Array.from({ length: 240 }, (_, row) => Number(row >= 60));
    const day = Float64Array.from({ length: 240 }, (_, row) => row);
    const sorted: Table = {
      nRows: 240,
      columns: [
        { kind: "categorical", name: "target", codes, categories: ["no", "yes"] },
        { kind: "integer", name: "day", values: day },
        { kind: "numeric", name: "x", values: day },
      ],
    };
    expect(problemOf(() => prepareSplit(sorted, planOf(sorted, "binary", { time: "day" })))).toBe(
      "fold-has-one-class",
    );
  });

  it("is refused when named test rows tear a group apart", () => {
    const plan = planOf(table, "binary", { group: "customer" });
    const named = { ...plan, split: { ...plan.split, testRows: [0] } };
    expect(problemOf(() => prepareSplit(table, named))).toBe("bad-test-rows");
  });
});
