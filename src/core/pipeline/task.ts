export const tasks = ["binary", "multiclass", "regression"] as const;

/** What is learned: one of two classes, one of several, or a number. */
export type Task = (typeof tasks)[number];

export function isClassification(task: Task): boolean {
  return task !== "regression";
}
