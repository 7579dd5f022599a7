import type { Studio } from "#state/context.ts";
import { openedRun } from "#state/run-store.ts";
import type { StudioQueries } from "#state/studio-queries.ts";

/** When training has ended, what the leading model uses is measured, and its canaries are asked, with no further act. */
export async function explainLeader(studio: Studio, queries: StudioQueries): Promise<void> {
  const run = openedRun(studio);
  if (!run || run.status === "failed") return;
  try {
    if (!run.importance) await queries.importance(run.id);
    if (!run.canaries) await queries.canaries(run.id);
  } catch (error) {
    studio.report(error);
  }
}
