import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped } from "#core/profile/percent.ts";

/** Free text, which is not learned from. */
export function textColumns({ ignored, profiles }: AlertContext): readonly DataAlert[] {
  return profiles
    .filter(({ name }) => ignored.get(name) === "text")
    .map(({ name, distinct, distinctIsExact }) => ({
      code: "free-text",
      column: name,
      severity: "low",
      message: `“${name}” is free text`,
      detail: `It has ${distinctIsExact ? "" : "more than "}${grouped(distinct)} different values, so it is left out.`,
      effect: "What it says is not learned from.",
      advice:
        "To learn from its words, make it a feature and add the preparation “Count words”. If its values are categories, change its kind.",
      whyNoFix:
        "Which of the two it is, and whether its words say anything of the target, is for you to say.",
    }));
}
