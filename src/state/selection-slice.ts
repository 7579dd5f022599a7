import type { Studio } from "#state/context.ts";
import { needTable } from "#state/ask.ts";
import { judgedRows, openedRun } from "#state/run-store.ts";
import { removeHealing } from "#core/pipeline/wiring.ts";
import { MOST_RANGES } from "#core/pipeline/nodes/rows.ts";
import { addRowsNode, rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { LatheError } from "#core/shared/problems.ts";
import { ascendingRows, rowsInBoth, rowsInEither } from "#core/shared/ascending-rows.ts";
import { countRanges, rangesOf } from "#core/shared/row-ranges.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type SelectionVerbs = Pick<
  StudioVerbs,
  "selectRows" | "selectCell" | "selectWhere" | "clearSelection" | "chooseSelected" | "removeRowChoice"
>;

const noRows = new Int32Array(0);

export function selectionVerbs(studio: Studio): SelectionVerbs {
  let version = 0;
  let asking = 0;
  const clear = () => {
    asking++;
    studio.vault.selectedRows = null;
    version++;
    studio.set({ selection: null });
  };
  const select = (rows: Int32Array, label: string) => {
    asking++;
    const chosen = ascendingRows(rows);
    studio.vault.selectedRows = chosen;
    const count = chosen.length;
    studio.set({ selection: { count, label, version: ++version } });
  };
  return {
    selectRows: select,
    async selectCell(actual, predicted, sealed = false) {
      const run = openedRun(studio);
      if (!run) return;
      try {
        const judged = await judgedRows(studio, run.id, sealed);
        const cell = await studio.asker.run("rowsOfCell", { ...judged, actual, predicted });
        select(cell.rows, `said ${cell.said}, was ${cell.was}`);
      } catch (error) {
        studio.report(error);
      }
    },
    async selectWhere(conditions, label, how = "anew") {
      const asked = ++asking;
      const { selection } = studio.get();
      const before = how !== "anew" && selection ? (studio.vault.selectedRows ?? noRows) : null;
      try {
        await needTable(studio);
        const rows = ascendingRows(await studio.data.run("rowsWhere", { conditions }));
        if (asked !== asking) return; // another question came after this one
        if (before === null || selection === null) select(rows, label);
        else if (how === "among") {
          select(rowsInBoth(before, rows), `${selection.label}, and ${label}`);
        } else select(rowsInEither(before, rows), `${selection.label}, or ${label}`);
      } catch (error) {
        studio.report(error);
      }
    },
    clearSelection: clear,
    chooseSelected(mode) {
      const { selection } = studio.get();
      const rows = studio.vault.selectedRows;
      if (!selection || !rows || rows.length === 0) return;
      const stretches = countRanges(rows);
      if (stretches > MOST_RANGES) {
        return studio.report(new LatheError("rows-too-scattered", { stretches, limit: MOST_RANGES }));
      }
      const ranges = rangesOf(rows);
      const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
      const name = mode === "keep" ? `Keep ${count}` : `Leave out ${count}`;
      const params = { mode, rows: ranges, label: selection.label.slice(0, 300) };
      const before = studio.get().project;
      studio.edit(name.toLowerCase(), null, (project) => ({
        ...project,
        graph: addRowsNode(project.graph, params, name),
      }));
      if (studio.get().project === before) return; // refused, and said so
      clear();
      studio.get().train();
    },
    removeRowChoice(node) {
      const chosen = rowsNodesOf(studio.get().project.graph).find(({ id }) => id === node);
      if (!chosen) return;
      studio.edit(`take back “${chosen.name ?? "rows"}”`, null, (project) => ({
        ...project,
        graph: removeHealing(project.graph, node),
      }));
      studio.get().train();
    },
  };
}
