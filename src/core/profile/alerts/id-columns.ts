import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const nearlyAll = 0.9;
const leastRows = 50;

/** A value of its own in every row, or words that hardly ever come twice. */
export function idColumns({ ignored, profiles, features }: AlertContext): readonly DataAlert[] {
  const sure = profiles
    .filter(({ name }) => ignored.get(name) === "id")
    .map(
      ({ name, nRows, missing }): DataAlert => ({
        code: "id-like",
        column: name,
        severity: "medium",
        message: `“${name}” looks like an id`,
        detail: `Its ${grouped(nRows - missing)} values are all different, so it is left out.`,
        effect: "A model would learn the rows by heart and know nothing of new ones.",
        advice: "As an id it names its row in what is predicted.",
        fix: { kind: "role", column: name, role: "id" },
      }),
    );
  const nearly = features.flatMap(({ profile: { name, kind, distinct, nRows, missing } }): DataAlert[] => {
    const filled = nRows - missing;
    if (kind !== "categorical" || filled < leastRows || distinct < nearlyAll * filled) return [];
    return [
      {
        code: "id-like",
        column: name,
        severity: "medium",
        message: `“${name}” is nearly an id`,
        detail: `${percent(distinct, filled)} of its ${grouped(filled)} values occur once or hardly more often.`,
        effect: "A model would learn the rows by heart and know nothing of new ones.",
        fix: { kind: "role", column: name, role: "id" },
      },
    ];
  });
  return [...sure, ...nearly];
}
