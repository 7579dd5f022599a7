import { describe, expect, it } from "vitest";
import { estimators } from "#core/estimators/registry.ts";
import type { Table } from "#core/frame/column.ts";
import type { Task } from "#core/pipeline/task.ts";
import { crossValidate, planFor, scoreOf } from "#test/support/judge.ts";
import { mixedTable, noiseTable, withShuffledTarget } from "#test/support/tables.ts";

/** Chance, and how far 400 rows may stray from it: about four standard errors of an area under the ROC curve. */
const AUC_SLACK = 0.12;

function isAtChance(task: Task, scores: Awaited<ReturnType<typeof crossValidate>>): boolean {
  if (task === "regression") return scoreOf(scores, "r2") < 0.1;
  return Math.abs(scoreOf(scores, "rocAuc") - 0.5) < AUC_SLACK;
}

const cases = Object.values(estimators).flatMap(({ id, tasks }) => tasks.map((task) => ({ id, task })));

describe.each(cases)("$id for $task", ({ id, task }) => {
  it("scores at chance through its whole pipeline when labels are shuffled", {
    timeout: 120_000,
  }, async () => {
    const table = withShuffledTarget(mixedTable(400, task), 3);
    const scores = await crossValidate(table, planFor(table, task, [id]));
    expect(isAtChance(task, scores)).toBe(true);
  });
});

describe("a deliberately leaky pipeline", () => {
  it("fails the same check: columns chosen on all rows before the split", { timeout: 120_000 }, async () => {
    const table = keepBestColumns(noiseTable(80, 2000, 5), 20);
    const scores = await crossValidate(table, planFor(table, "binary", ["logistic-regression"]));
    expect(isAtChance("binary", scores)).toBe(false);
  });
  it("passes it when no column was chosen: noise is noise", { timeout: 120_000 }, async () => {
    const noise = noiseTable(400, 20, 5);
    const scores = await crossValidate(noise, planFor(noise, "binary", ["logistic-regression"]));
    expect(isAtChance("binary", scores)).toBe(true);
  });
});

/** The classic mistake (Ambroise and McLachlan 2002, doi:10.1073/pnas.102102699): selection that saw every answer. */
function keepBestColumns(table: Table, n: number): Table {
  const target = table.columns.at(-1)!;
  if (target.kind !== "categorical") throw new Error("the target is a class");
  const gap = (values: ArrayLike<number>) => {
    let sum = 0;
    for (let row = 0; row < values.length; row++)
      sum += target.codes[row] === 1 ? values[row]! : -values[row]!;
    return Math.abs(sum);
  };
  const ranked = table.columns
    .flatMap((column) => (column.kind === "numeric" ? [column] : []))
    .sort((a, b) => gap(b.values) - gap(a.values));
  return { nRows: table.nRows, columns: [...ranked.slice(0, n), target] };
}
