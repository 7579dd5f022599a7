import type { Studio } from "#state/context.ts";
import { askTable } from "#state/ask.ts";
import { openedRun, runFilesOnTable } from "#state/run-store.ts";
import type { StudioVerbs } from "#state/studio-state.ts";

type SelectionVerbs = Pick<StudioVerbs, "selectRows" | "selectCell" | "clearSelection">;

export function selectionVerbs(studio: Studio): SelectionVerbs {
  let version = 0;
  const select = (rows: Int32Array, label: string) => {
    studio.vault.selectedRows = Int32Array.from(new Set(rows)).sort();
    const count = studio.vault.selectedRows.length;
    studio.set({ selection: { count, label, version: ++version } });
  };
  return {
    selectRows: select,
    async selectCell(actual, predicted) {
      const run = openedRun(studio);
      if (!run) return;
      try {
        const { plan, folds } = await runFilesOnTable(studio, run.id);
        const held = folds.map(({ rows, outputs }) => ({ rows, outputs }));
        const table = await askTable(studio);
        const { threshold } = studio.get().project;
        const cell = await studio.asker.run("rowsOfCell", {
          table,
          plan,
          held,
          threshold,
          actual,
          predicted,
        });
        select(cell.rows, `said ${cell.said}, was ${cell.was}`);
      } catch (error) {
        studio.report(error);
      }
    },
    clearSelection() {
      studio.vault.selectedRows = null;
      version++;
      studio.set({ selection: null });
    },
  };
}
