import type { Reading } from "#core/frame/reading.ts";
import type { ColumnSummary, DataAlert } from "#core/frame/summary-types.ts";
import type { TaskProposal } from "#core/task/proposal.ts";

/** What a file turned out to be: all but its rows. */
export interface TableFacts {
  readonly reading: Reading;
  readonly columns: readonly ColumnSummary[];
  readonly alerts: readonly DataAlert[];
  readonly proposal: TaskProposal;
}
