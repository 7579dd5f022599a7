import type { Table } from "#core/frame/column.ts";
import type { ColumnSummary } from "#core/frame/summary-types.ts";
import { defaultSplit } from "#core/pipeline/default-graph.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import { LatheError } from "#core/shared/problems.ts";
import { defaultRoles } from "#core/task/default-roles.ts";
import type { TaskProposal } from "#core/task/proposal.ts";

/** What alerts ask about before there is a document: the proposed target, with the rows that would be sealed for it. */
export function proposedAlertTarget(
  table: Table,
  summaries: readonly ColumnSummary[],
  { target, task }: Pick<TaskProposal, "target" | "task">,
): AlertTarget | null {
  if (target === null || task === null) return null;
  try {
    const { columns, positive } = defaultRoles(table, summaries, target, task);
    const features = columns.filter(({ role }) => role === "feature").map(({ column }) => column);
    const plan = { read: {}, task, target, positive, features, split: defaultSplit, models: [] };
    return { column: target, task, plan };
  } catch (error) {
    if (!(error instanceof LatheError)) throw error;
    return { column: target, task, plan: null };
  }
}
