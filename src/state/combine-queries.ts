import { needTable } from "#state/ask.ts";
import type { Studio } from "#state/context.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

/** Questions about a second table, before anything is done with it. */
export function combineQueries(studio: Studio): Pick<StudioQueries, "openOther" | "tryJoin" | "tryAppend"> {
  const { data } = studio;
  return {
    async openOther(file, name, options, { onProgress }) {
      await needTable(studio);
      return data.run("openOther", { file, name, options }, { onProgress });
    },
    async tryJoin(key, options, rows) {
      await needTable(studio);
      return data.run("tryJoin", { key, options, rows });
    },
    async tryAppend(key, columns, rows) {
      await needTable(studio);
      return data.run("tryAppend", { key, columns, rows });
    },
  };
}
