import type { TargetRelation, TargetRelations } from "#core/profile/target-relations.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { formatFixed, plural } from "#ui/format/numbers.ts";

export function relationWords({ measure, effect }: TargetRelation): string {
  return `${measure} = ${formatFixed(effect, 2)}`;
}

export function relationsFinding({ target, columns }: TargetRelations): string {
  const [first] = columns;
  if (first === undefined) return `No column can be compared with ${target}`;
  if (Math.abs(first.effect) < 0.1) return `No column alone tells of ${target}`;
  return `${first.name} tells most of ${target}: ${relationWords(first)}`;
}

export function relationsSentences({ columns, nRows, left }: TargetRelations): readonly string[] {
  const strong = columns.filter(({ effect }) => Math.abs(effect) >= 0.3).length;
  return [
    `By itself, ${strong === 0 ? "no column has" : plural(strong, "column has", "columns have")} an effect of 0.3 or more on the target, of ${columns.length} compared.`,
    `On ${plural(nRows, "training row")}; no sealed row was looked at. Columns that only tell something together with others do not show here.`,
    ...(left.length === 0
      ? []
      : [
          `Left out: ${left
            .slice(0, 3)
            .map(({ name, reason }) => `${name} (${reason})`)
            .join(", ")}${left.length > 3 ? ` and ${left.length - 3} more` : ""}.`,
        ]),
  ];
}

export function relationsTable({ columns }: TargetRelations): TwinTable {
  return {
    columns: ["column", "measure", "effect", "rows"],
    rows: columns.map(({ name, measure, effect, nRows }) => [name, measure, effect, nRows]),
  };
}
