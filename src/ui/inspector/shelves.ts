import type { Role } from "#core/pipeline/plan-types.ts";

/** The shelves of roles, in the order they are read. */
export const shelves: readonly {
  readonly role: Role;
  readonly title: string;
  /** What the role does, in a menu. */
  readonly hint: string;
  /** What an empty shelf says. */
  readonly empty: string;
}[] = [
  { role: "target", title: "Target", hint: "What is predicted", empty: "Drag here what to predict" },
  { role: "feature", title: "Features", hint: "What is learned from", empty: "Nothing is learned from" },
  {
    role: "weight",
    title: "Weight",
    hint: "How much each row counts in fits",
    empty: "None: every row counts the same",
  },
  {
    role: "group",
    title: "Group",
    hint: "Rows of one group are never split",
    empty: "None: every row stands alone",
  },
  {
    role: "time",
    title: "Time",
    hint: "Folds go forward in it; the latest rows are sealed",
    empty: "None: rows have no order",
  },
  {
    role: "id",
    title: "Id",
    hint: "Names rows, beside their predictions",
    empty: "None: row numbers name rows",
  },
  { role: "ignore", title: "Left out", hint: "Never looked at", empty: "Every column is used" },
];
