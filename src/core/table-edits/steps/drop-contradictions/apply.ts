import { isMissing } from "#core/frame/cells.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import type { Table } from "#core/frame/column.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { LatheError } from "#core/shared/problems.ts";
import type { DropContradictionsParams } from "#core/table-edits/steps/drop-contradictions/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";
import { countWord } from "#core/table-edits/words.ts";

/** Rows without an answer contradict nothing, and stay. */
export async function apply(
  table: Table,
  { columns, answer, keep }: DropContradictionsParams,
  pause: Pause,
): Promise<EditOutcome> {
  const inputs = columns.map((name) => findColumn(table, name));
  const answers = findColumn(table, answer);
  const inputOf = equalRows(inputs, table.nRows);
  await pause();
  const answerOf = equalRows([...inputs, answers], table.nRows);
  await pause();

  // Each group of answers lies in one group of inputs.
  const sizes = new Int32Array(answerOf.firsts.length);
  for (const group of answerOf.groupOf) sizes[group]!++;
  const best = new Int32Array(inputOf.firsts.length).fill(-1);
  const isTied = new Uint8Array(best.length);
  const isSplit = new Uint8Array(best.length);
  for (const [group, row] of answerOf.firsts.entries()) {
    if (isMissing(answers, row)) continue;
    const input = inputOf.groupOf[row]!;
    const before = best[input]!;
    if (before !== -1) {
      isSplit[input] = 1;
      if (sizes[group] === sizes[before]) isTied[input] = 1;
    }
    if (before === -1 || sizes[group]! > sizes[before]!) {
      best[input] = group;
      isTied[input] = 0;
    }
  }
  const stays = (row: number): boolean => {
    const input = inputOf.groupOf[row]!;
    if (isSplit[input] === 0 || isMissing(answers, row)) return true;
    return keep === "most-frequent" && isTied[input] === 0 && best[input] === answerOf.groupOf[row];
  };
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row).filter(stays);
  if (rows.length === table.nRows) return { table, note: "no row contradicts another" };
  if (rows.length === 0) throw new LatheError("edit-impossible", { reason: "No row would be left." });
  const removed = countWord(table.nRows - rows.length, "row");
  return { table: takeRows(table, rows), note: `${removed} removed, which scores no longer count` };
}
