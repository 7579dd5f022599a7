import { rolesOf } from "#core/pipeline/edit.ts";
import { alertTargetOf } from "#state/alerts.ts";
import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import { given } from "#state/given-up.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

type ProfileQueries = Pick<
  StudioQueries,
  "profile" | "associations" | "insights" | "missingPatterns" | "targetRelations"
>;

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
    async insights(asking) {
      await needTable(studio);
      const target = rolesOf(studio.get().project.graph)?.target ?? null;
      return data.run("insights", { target }, given(asking));
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
