import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped } from "#core/profile/percent.ts";

/** Columns without any value. */
export function emptyColumns({ ignored, profiles }: AlertContext): readonly DataAlert[] {
  return profiles
    .filter(({ name }) => ignored.get(name) === "empty")
    .map(({ name, nRows }) => ({
      code: "all-missing",
      column: name,
      severity: "medium",
      message: `“${name}” is empty`,
      detail: `None of its ${grouped(nRows)} cells has a value, so it is left out.`,
      effect: "Nothing can be learned from it. If it should have values, something went wrong before.",
      whyNoFix: "It is left out already, and so does no harm.",
    }));
}
