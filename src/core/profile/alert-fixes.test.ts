import { expect, it } from "vitest";
import { defaultGraph, defaultSplit, firstModels } from "#core/pipeline/default-graph.ts";
import { mend, mendingState } from "#core/pipeline/mend.ts";
import { createRandom } from "#core/shared/random.ts";
import { applyEdits } from "#core/table-edits/apply-edits.ts";
import { cleanTable } from "#test/planting/clean-tables.ts";
import { alertsOf, tableOfCells } from "#test/planting/measure.ts";
import { plants } from "#test/planting/plants.ts";

/** A detector may raise it for another column, or for what is left. */
const comesBack = new Set(["string-variants"]);

/** Tables that have each trouble, and the fix of its alert, or the reason why there is none. */
const troubles = [...plants].map(([code, plant]) => ({ code, plant }));

it.each(troubles)("$code is mended by its fix, or says why none would be right", async ({ code, plant }) => {
  const names = ["made", "penguins"] as const;
  for (const name of names) {
    const cells = plant(cleanTable(name, 5), createRandom(3), 0.9);
    if (cells === null) continue;
    const { table, reading } = await tableOfCells(cells);
    const found = (await alertsOf(table, reading, cells.target)).find((alert) => alert.code === code);
    if (found === undefined) continue;
    const { fix, whyNoFix, column } = found;
    if (fix === undefined) expect(whyNoFix).toMatch(/^[A-Z].*\.$/);
    else if (fix.kind === "edit") {
      const edited = await applyEdits(table, [fix.edit], async () => {});
      const after = await alertsOf(edited.table, reading, cells.target);
      const isThere = after.some((alert) => alert.code === code && alert.column === column);
      // A column that says where the zeros are leaves them where they are.
      if (code !== "excess-zeros" && !comesBack.has(code)) expect(isThere).toBe(false);
      else expect(edited.notes[0]).not.toBeNull();
    } else if (fix.kind === "prepare" || fix.kind === "class-weights") {
      const graph = defaultGraph({
        read: {},
        roles: { target: cells.target, task: "binary", positive: null, columns: [] },
        split: defaultSplit,
        models: firstModels,
        randomState: 0,
      });
      expect([mendingState(graph, fix), mendingState(mend(graph, fix), fix)]).toEqual(["open", "done"]);
    } else expect(table.columns.map((each) => each.name)).toContain(fix.column);
    return;
  }
  expect.fail(`no table showed ${code}`);
});
