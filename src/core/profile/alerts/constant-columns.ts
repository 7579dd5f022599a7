import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { short } from "#core/profile/alert-words.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const nearlyAll = 0.99;
const leastRows = 200;

/** One value in every row, or in nearly every one. */
export function constantColumns({ ignored, profiles, features }: AlertContext): readonly DataAlert[] {
  const constant = profiles
    .filter(({ name }) => ignored.get(name) === "constant")
    .map(
      ({ name, nRows, examples }): DataAlert => ({
        code: "constant",
        column: name,
        severity: "low",
        message: `“${name}” never varies`,
        detail: `All ${grouped(nRows)} rows have ${examples[0] ?? "the same value"}, so it is left out.`,
        effect: "Nothing can be learned from it.",
        whyNoFix: "It is left out already, and so does no harm.",
      }),
    );
  const nearly = features.flatMap(({ profile }): DataAlert[] => {
    const { name, nRows, missing, top, numbers } = profile;
    const filled = nRows - missing;
    const first = numbers?.frequent[0];
    const most = first ?? top[0];
    if (most === undefined || filled < leastRows || most.count < nearlyAll * filled || most.count === filled)
      return [];
    const value = first === undefined ? `“${most.value}”` : short(first.value);
    return [
      {
        code: "near-constant",
        column: name,
        severity: "low",
        message: `“${name}” hardly varies`,
        detail: `${percent(most.count, filled)} of its values are ${value}; ${grouped(filled - most.count)} rows differ.`,
        effect: "A fold may hold no other value at all, and what is learned of the few rests on chance.",
        fix: { kind: "role", column: name, role: "ignore" },
      },
    ];
  });
  return [...constant, ...nearly];
}
