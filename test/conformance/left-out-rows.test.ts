import { describe, expect, it } from "vitest";
import { estimators } from "#core/estimators/registry.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { heldOutRowsOf, prepareSplit, sealedRowsOf, trainRowsOf } from "#core/model-selection/fold.ts";
import { type Task, tasks } from "#core/pipeline/task.ts";
import { rangesOf } from "#core/shared/row-ranges.ts";
import { fitAll, planFor } from "#test/support/judge.ts";
import { mixedTable } from "#test/support/tables.ts";

const nRows = 120;
/** Every seventh row, and the last ten. */
const isLeftOut = (row: number) => row % 7 === 3 || row >= nRows - 10;
const rows = Int32Array.from({ length: nRows }, (_, row) => row);
const kept = rows.filter((row) => !isLeftOut(row));
const leftOut = rows.filter(isLeftOut);
const choices = [
  { name: "leaving rows out", choice: { mode: "drop" as const, rows: rangesOf(leftOut) } },
  { name: "keeping the others", choice: { mode: "keep" as const, rows: rangesOf(kept) } },
];

/** The same table with other values in the rows that are left out: far-off numbers, other classes, another label. */
function poisoned(table: Table): Table {
  return { ...table, columns: table.columns.map((column, at) => poison(column, at)) };
}

function poison(column: Column, at: number): Column {
  if ("values" in column) {
    const { written: _, ...rest } = column;
    return { ...rest, values: column.values.map((value, row) => (isLeftOut(row) ? 1e6 + at : value)) };
  }
  if (column.kind === "datetime") {
    return { ...column, epochMs: column.epochMs.map((ms, row) => (isLeftOut(row) ? 0 : ms)) };
  }
  if (column.kind === "text") return column;
  const strange = column.categories.length;
  return {
    ...column,
    codes: column.codes.map((code, row) => (isLeftOut(row) ? strange : code)),
    categories: [...column.categories, "zzz only where rows are left out"],
  };
}

const cases = Object.values(estimators).flatMap(({ id, tasks: own }) => own.map((task) => ({ id, task })));

describe.each(cases)("$id for $task", ({ id, task }) => {
  it.each(choices)(
    "learns the same whatever stands in rows it is not given: $name",
    { timeout: 60_000 },
    async ({ choice }) => {
      const table = mixedTable(nRows, task);
      const plan = { ...planFor(table, task, [id], 2), rows: [choice] };
      const clean = await fitAll(table, plan);
      expect(await fitAll(poisoned(table), plan)).toEqual(clean);
      const alone = await fitAll(takeRows(table, kept), planFor(table, task, [id], 2));
      expect(clean.map(({ pipeline, outputs }) => ({ pipeline, outputs }))).toEqual(
        alone.map(({ pipeline, outputs }) => ({ pipeline, outputs })),
      );
    },
  );
});

describe.each(tasks.map((task: Task) => ({ task })))("the split for $task", ({ task }) => {
  it("deals no row that was left out, sealed or not", () => {
    const table = mixedTable(nRows, task);
    const [{ choice }] = choices as [(typeof choices)[number]];
    const split = prepareSplit(table, { ...planFor(table, task, ["baseline"], 3), rows: [choice] });
    const dealt = [trainRowsOf(split, null), sealedRowsOf(split), heldOutRowsOf(split, 0)];
    for (const some of dealt) expect([...some].filter(isLeftOut)).toEqual([]);
    expect(split).toMatchObject({ nLeftOut: leftOut.length });
    expect(split.nTrain + split.nTest + split.nIgnored).toBe(nRows);
  });
});
