import type { Column } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { repeatsByChance } from "#core/profile/equal-feature-rows.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { rangesOf } from "#core/shared/row-ranges.ts";

const least = 3;
/** Where few different rows are possible, contradictions are noise, said only when they are many. */
const manyByChance = 0.1;
const many = 0.01;
/** The alert lives in the store: of more stretches of rows than these the first are selected. */
const mostRanges = 2000;

/** Training rows with the same inputs and different classes: whatever is answered, some of them are wrong. */
export async function contradictions({
  table,
  features,
  target,
  pause,
}: AlertContext): Promise<readonly DataAlert[]> {
  if (target === null || target.classes === null || features.length < 2) return [];
  await pause();
  const { rows } = target;
  const taken = takeRows({ nRows: table.nRows, columns: features.map(({ column }) => column) }, rows);
  const { groupOf, firsts } = equalRows(taken.columns, rows.length);
  const { wrong, disagreeing } = outvoted(groupOf, firsts.length, rows, target.classes.codes);
  if (wrong < least) return [];
  const distinct = features.map(({ profile }) => profile.distinct);
  const repeats = rows.length - firsts.length;
  const share = wrong / rows.length;
  await pause();
  const byChance = repeatsByChance(taken.columns as readonly Column[], distinct, rows.length, repeats);
  if (byChance && share < manyByChance) return [];
  return [
    {
      code: "contradictions",
      column: target.name,
      severity: share >= many ? "medium" : "low",
      message: `${grouped(wrong)} training rows contradict others with the same inputs (${percent(wrong, rows.length)})`,
      detail: `They agree in all ${features.length} columns that are learned from, and differ in “${target.name}”.`,
      effect: `No model can be right about more than ${percent(rows.length - wrong, rows.length)} of the rows, whatever it learns.`,
      advice:
        "Look for labels that are wrong, or for a column that tells these rows apart and is left out. Removing rows takes them out of the score as well, which flatters it: new rows will contradict each other too.",
      fix: {
        kind: "edit",
        label: "Remove the outvoted rows",
        edit: {
          edit: "drop-contradictions",
          params: {
            columns: features.map(({ column }) => column.name),
            answer: target.name,
            keep: "most-frequent",
          },
          on: true,
        },
      },
      rows: {
        label: "Select all that disagree",
        words: "same inputs, other answers",
        where: [
          { kind: "chosen", choices: [{ mode: "keep", rows: rangesOf(disagreeing).slice(0, mostRanges) }] },
        ],
      },
    },
  ];
}

/** How many rows are not of the most frequent class of their group, and all rows of groups that are of several. */
function outvoted(
  groupOf: Int32Array,
  nGroups: number,
  rows: Int32Array,
  codes: Int32Array,
): { readonly wrong: number; readonly disagreeing: Int32Array } {
  const counts = new Map<number, Map<number, number>>();
  const sizes = new Int32Array(nGroups);
  for (const group of groupOf) sizes[group]!++;
  for (let i = 0; i < rows.length; i++) {
    const group = groupOf[i]!;
    if (sizes[group]! < 2) continue;
    const own = counts.get(group) ?? new Map<number, number>();
    counts.set(group, own.set(codes[rows[i]!]!, (own.get(codes[rows[i]!]!) ?? 0) + 1));
  }
  let wrong = 0;
  for (const [group, own] of counts) wrong += sizes[group]! - Math.max(...own.values());
  const disagreeing = rows.filter((_, i) => (counts.get(groupOf[i]!)?.size ?? 1) > 1);
  return { wrong, disagreeing };
}
