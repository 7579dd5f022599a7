import type { AlertFix } from "#core/profile/alert-fix.ts";

/** A value of a column, as the table shows it, becomes a missing one. */
export function makeMissing(column: string, text: string): AlertFix {
  const params = { column, values: [[text, null]] };
  return { kind: "edit", label: "Make it missing", edit: { edit: "recode", params, on: true } };
}
