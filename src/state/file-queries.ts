import { LatheError } from "#core/shared/problems.ts";
import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { given } from "#state/given-up.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

/** The open table as a file, and the open file as a table. */
export function fileQueries(studio: Studio): Pick<StudioQueries, "tableFile" | "previewFile"> {
  const { data } = studio;
  return {
    async tableFile(format, options, onlySelected, asking) {
      await needTable(studio);
      const rows = onlySelected ? (studio.vault.selectedRows ?? new Int32Array(0)) : null;
      return data.run("saveTable", { format, options, rows }, given(asking));
    },
    async previewFile(options, nRows, signal) {
      const { source: file } = studio.vault;
      const { source } = studio.get().project;
      if (!file || !source) throw new LatheError("table-gone", { file: source?.fileName ?? "" });
      return data.run("previewFile", { file, name: source.fileName, options, nRows }, { finish: signal });
    },
  };
}
