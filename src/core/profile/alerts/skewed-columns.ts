import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { listed } from "#core/table-edits/words.ts";

const skewed = 3;
const leastDistinct = 20;
const mostZeros = 0.3;

/** Numbers with a long tail; one alert for all of them. */
export function skewedColumns({ features }: AlertContext): readonly DataAlert[] {
  const found = features
    .flatMap(({ profile: { name, kind, numbers, distinct } }) => {
      const skewness = numbers?.skewness ?? null;
      if (numbers === null || skewness === null || kind === "datetime" || distinct < leastDistinct) return [];
      if (numbers.zeros > mostZeros * numbers.count || Math.abs(skewness) < skewed) return [];
      return [{ name, skewness }];
    })
    .sort((a, b) => Math.abs(b.skewness) - Math.abs(a.skewness));
  const first = found[0];
  if (first === undefined) return [];
  const shown = found.slice(0, 6).map(({ name, skewness }) => `“${name}” ${skewness.toFixed(1)}`);
  return [
    {
      code: "skew",
      column: first.name,
      severity: "low",
      message:
        found.length === 1 ? `“${first.name}” has a long tail` : `${found.length} columns have a long tail`,
      detail: `Skewness: ${shown.join(", ")}${found.length > 6 ? ` and ${found.length - 6} more` : ""}; 0 is even on both sides.`,
      effect: "Linear models and nets follow the few large values; trees do not mind.",
      advice: "Trust a tree here, or even the tail out before linear models and nets see it.",
      fix: {
        kind: "prepare",
        label: found.length === 1 ? "Even it out" : "Even them out",
        words: `even out the tails of ${listed(found.map(({ name }) => name))}`,
        step: "power",
        params: { columns: found.map(({ name }) => name) },
        recipes: "scaled",
      },
    },
  ];
}
