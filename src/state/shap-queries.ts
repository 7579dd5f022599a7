import { askTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { runFiles, runFilesOnTable } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

/** Exact explanations of models of trees. */
export function shapQueries(studio: Studio): Pick<StudioQueries, "heldOutShap" | "shapOfRow"> {
  return {
    async heldOutShap(run, className, { signal, onProgress }) {
      const { plan, folds } = await runFilesOnTable(studio, run);
      const table = await askTable(studio);
      const pipelines = folds.map(({ fold, pipeline }) => ({ fold, pipeline }));
      const input = { table, plan, folds: pipelines, className };
      return studio.asker.run("heldOutShap", input, { signal, ...(onProgress ? { onProgress } : {}) });
    },
    async shapOfRow(run, values, className) {
      const { pipeline } = await runFiles(studio, run);
      return studio.asker.run("shapOfRow", { pipeline, values, className });
    },
  };
}
