import type { Task } from "#core/pipeline/task.ts";

/** What Lathe would predict in a table, and why. The rule is docs/target-and-task.md. */
export interface TaskProposal {
  /** null when no column can be a target. */
  readonly target: string | null;
  readonly task: Task | null;
  /** Binary only: the class spoken of as "positive". */
  readonly positive: string | null;
  /** One sentence each. */
  readonly whyTarget: string;
  readonly whyTask: string;
  /** Columns left out of the features, each with its reason ("an id: a different value in every row"). */
  readonly ignored: readonly { readonly column: string; readonly reason: string }[];
}
