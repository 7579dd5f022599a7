import { canonicalJson } from "#core/shared/hash.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import { versionsOf, withRecipesOf } from "#core/versions/data-versions.ts";
import type { Studio } from "#state/context.ts";
import { readWith } from "#state/import.ts";
import type { VersionVerbs } from "#state/version-verbs.ts";

/** Versions of the data are written down by `edit`; here is the way back to one. */
export function versionVerbs(studio: Studio): VersionVerbs {
  return {
    async restoreVersion(hash) {
      const { project } = studio.get();
      const version = versionsOf(project).find((one) => one.hash === hash);
      if (!version) return;
      const step = `go back to “${version.name}”`;
      const now = canonicalJson(tableOptionsOf(project.graph));
      try {
        if (canonicalJson(version.table) !== now) {
          await readWith(studio, version.table, step, (graph) => withRecipesOf(graph, version));
        } else studio.edit(step, null, (was) => ({ ...was, graph: withRecipesOf(was.graph, version) }));
      } catch (error) {
        studio.report(error);
      }
    },
  };
}
