import { type ChartSpec, columnsOf, isMany, manyColumns } from "#core/explore/chart-spec.ts";
import { markWords } from "./mark-words.ts";

/** What a chart is called before a person says otherwise. */
export function chartName(spec: ChartSpec): string {
  const mark = markWords[spec.mark];
  if (isMany(spec.mark)) return `${mark} of ${manyColumns(spec).length} columns`;
  const what = spec.y === null ? spec.x : `${spec.y} by ${spec.x}`;
  return `${mark} of ${what}${spec.colour === null || spec.y === null ? "" : `, by ${spec.colour}`}`.slice(
    0,
    300,
  );
}

/** The first column of a chart that a table does not have; null where it has all of them. */
export function missingColumn(spec: ChartSpec, columns: readonly { readonly name: string }[]): string | null {
  const known = new Set(columns.map(({ name }) => name));
  const needed = [...columnsOf(spec), ...spec.filters.map(({ column }) => column)];
  return needed.find((name) => !known.has(name)) ?? null;
}
