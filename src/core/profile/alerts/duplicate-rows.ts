import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { countRepeats, repeatsByChance } from "#core/profile/equal-feature-rows.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const many = 0.05;

/** Rows that are copies of earlier ones; not those that are alike because so few different ones are possible. */
export async function duplicateRows({ table, profiles, pause }: AlertContext): Promise<readonly DataAlert[]> {
  const { nRows, columns } = table;
  await pause();
  const repeats = countRepeats(columns, nRows);
  if (repeats === 0) return [];
  await pause();
  const isMany = repeats > many * nRows;
  const distinct = profiles.map((profile) => profile.distinct);
  if (!isMany && repeatsByChance(columns, distinct, nRows, repeats)) return [];
  return [
    {
      code: "duplicate-rows",
      severity: isMany ? "medium" : "low",
      message: `${grouped(repeats)} ${repeats === 1 ? "row repeats" : "rows repeat"} an earlier one (${percent(repeats, nRows)})`,
      detail: "They agree in every column, the target among them.",
      effect: "A row that is both learned from and tested on flatters the score.",
      advice: "Remove copies unless they are real.",
      fix: {
        kind: "edit",
        label: "Remove the copies",
        edit: { edit: "drop-duplicates", params: { columns: null }, on: true },
      },
    },
  ];
}
