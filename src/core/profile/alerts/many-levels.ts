import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped } from "#core/profile/percent.ts";

const many = 50;

/** Categories with many levels. */
export function manyLevels({ features }: AlertContext): readonly DataAlert[] {
  return features
    .filter(({ profile: { kind, distinct } }) => kind === "categorical" && distinct > many)
    .map(({ profile: { name, distinct, nRows } }) => ({
      code: "high-cardinality",
      column: name,
      severity: "low",
      message: `“${name}” has ${grouped(distinct)} levels`,
      detail: `That is one for every ${Math.round((10 * nRows) / distinct) / 10} rows.`,
      effect:
        "Rare levels teach little, new ones will come, and each becomes a column of its own in linear models and nets.",
      advice: "Join rare levels, or use a coarser column in its place.",
      fix: {
        kind: "prepare",
        label: "Join its rare levels",
        words: `join rare categories of ${name}`,
        step: "rare-categories",
        params: { columns: [name] },
        recipes: "all",
      },
    }));
}
