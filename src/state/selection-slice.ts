import type { Studio } from "#state/context.ts";
import { needTable } from "#state/ask.ts";
import { judgedRows, openedRun } from "#state/run-store.ts";
import { removeHealing } from "#core/pipeline/wiring.ts";
import { MOST_RANGES } from "#core/pipeline/nodes/rows.ts";
import { addRowsNode, rowsNodesOf } from "#core/pipeline/row-choices.ts";
import { LatheError } from "#core/shared/problems.ts";
import { rangesOf } from "#core/shared/row-ranges.ts";
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
    studio.vault.selectedRows = Int32Array.from(new Set(rows)).sort();
    const count = studio.vault.selectedRows.length;
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
        const rows = await studio.data.run("rowsWhere", { conditions });
        if (asked !== asking) return; // another question came after this one
        if (before === null || selection === null) select(rows, label);
        else if (how === "among") {
          const among = new Set(before);
          const both = rows.filter((row) => among.has(row));
          select(both, `${selection.label}, and ${label}`);
        } else {
          const all = new Int32Array(before.length + rows.length);
          all.set(before);
          all.set(rows, before.length);
          select(all, `${selection.label}, or ${label}`);
        }
      } catch (error) {
        studio.report(error);
      }
    },
    clearSelection: clear,
    chooseSelected(mode) {
      const { selection } = studio.get();
      const rows = studio.vault.selectedRows;
      if (!selection || !rows || rows.length === 0) return;
      const ranges = rangesOf(rows);
      if (ranges.length > MOST_RANGES) {
        const stretches = { stretches: ranges.length, limit: MOST_RANGES };
        return studio.report(new LatheError("rows-too-scattered", stretches));
      }
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
