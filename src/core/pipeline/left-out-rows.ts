import type { RowChoice } from "#core/pipeline/plan-types.ts";
import { LatheError } from "#core/shared/problems.ts";
import { eachRow } from "#core/shared/row-ranges.ts";

/**
 * 1 for each row that takes no part, or null where every row does.
 * @throws LatheError "bad-row-choice" when the table has no such rows
 */
export function leftOutMask(choices: readonly RowChoice[] | undefined, nRows: number): Uint8Array | null {
  if (choices === undefined || choices.length === 0) return null;
  const mask = new Uint8Array(nRows);
  for (const { mode, rows } of choices) {
    const end = rows.at(-1)?.[1] ?? -1;
    if (end >= nRows) throw new LatheError("bad-row-choice", { row: end, nRows });
    if (mode === "drop") {
      eachRow(rows, nRows, (row) => {
        mask[row] = 1;
      });
      continue;
    }
    const kept = new Uint8Array(nRows);
    eachRow(rows, nRows, (row) => {
      kept[row] = 1;
    });
    for (let row = 0; row < nRows; row++) if (kept[row] === 0) mask[row] = 1;
  }
  return mask;
}

export function countLeftOut(choices: readonly RowChoice[] | undefined, nRows: number): number {
  return leftOutMask(choices, nRows)?.reduce((sum, out) => sum + out, 0) ?? 0;
}
