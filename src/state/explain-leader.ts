import type { Studio } from "#state/context.ts";
import { openedRun } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

/** When training has ended, what the leading model uses is measured with no further act. */
export async function explainLeader(studio: Studio, queries: StudioQueries): Promise<void> {
  const run = openedRun(studio);
  if (!run || run.importance || run.status === "failed") return;
  try {
    await queries.importance(run.id);
  } catch (error) {
    studio.report(error);
  }
}
