import type { Reading } from "#core/frame/reading.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import type { TaskProposal } from "#core/task/proposal.ts";

/** What a file turned out to be: all but its rows. */
export interface TableFacts {
  readonly reading: Reading;
  readonly columns: readonly ColumnSummary[];
  readonly proposal: TaskProposal;
  /** What each edit of the table did, in their order; null for one that is switched off. */
  readonly editNotes: readonly (string | null)[];
  /** Rows read from the file, before any edit; `reading.nRows` are those of the table as it stands. */
  readonly nRowsRead: number;
}
