import { alertTargetOf } from "#state/alerts.ts";
import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import type { Asking, StudioQueries } from "#state/studio-queries.ts";

type ProfileQueries = Pick<StudioQueries, "profile" | "associations" | "missingPatterns" | "targetRelations">;

/** Questions about the table as it is, all of its rows; of the target, its training rows. */
export function profileQueries(studio: Studio): ProfileQueries {
  const { data } = studio;
  return {
    async profile(column) {
      await needTable(studio);
      return data.run("profile", { column });
    },
    async associations(method, asking) {
      await needTable(studio);
      return data.run("associations", { method }, given(asking));
    },
    async missingPatterns(asking) {
      await needTable(studio);
      return data.run("missingPatterns", null, given(asking));
    },
    async targetRelations(method, asking) {
      await needTable(studio);
      const { project, data: state } = studio.get();
      const target = alertTargetOf(project.graph);
      if (target === null || state.status !== "ready") return null;
      const { reading } = state.dataset;
      return data.run("targetRelations", { reading, target, method }, given(asking));
    },
  };
}

/** Taken back by `finish`: an abort would end the worker, and lose the table, where it is busy. */
function given({ signal, onProgress }: Asking) {
  return onProgress === undefined ? { finish: signal } : { finish: signal, onProgress };
}
