import { hasRow } from "#core/shared/ascending-rows.ts";
import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { judgedRows } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

type SelectionQueries = Pick<StudioQueries, "chart" | "selectedByBin" | "selectedByCell" | "selectedAmong">;

/** Where the selected rows lie in what is drawn. */
export function selectionQueries(studio: Studio): SelectionQueries {
  const { data, asker, vault } = studio;
  const selected = () => vault.selectedRows?.slice() ?? new Int32Array(0);
  return {
    async chart(spec, onlySelected) {
      await needTable(studio);
      return data.run("chart", { spec, selected: vault.selectedRows?.slice() ?? null, onlySelected });
    },
    async selectedByBin(column) {
      await needTable(studio);
      return data.run("countByBin", { column, rows: selected() });
    },
    async selectedByCell(run, sealed) {
      return asker.run("countByCell", { ...(await judgedRows(studio, run, sealed)), chosen: selected() });
    },
    selectedAmong(rows) {
      return new Set(rows.filter((row) => hasRow(vault.selectedRows, row)));
    },
  };
}
