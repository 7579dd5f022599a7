import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped, percent } from "#core/profile/percent.ts";

/** More than half of a column is missing. */
export function mostlyMissing({ features }: AlertContext): readonly DataAlert[] {
  return features
    .filter(({ profile: { missing, nRows } }) => missing * 2 > nRows)
    .map(({ profile: { name, missing, nRows } }) => ({
      code: "mostly-missing",
      column: name,
      severity: "medium",
      message: `“${name}” is mostly missing (${percent(missing, nRows)})`,
      detail: `${grouped(missing)} of ${grouped(nRows)} cells have no value.`,
      effect:
        "What is filled in for them is a guess, and most of what a model sees of it would be that guess.",
      fix: { kind: "role", column: name, role: "ignore" },
    }));
}
