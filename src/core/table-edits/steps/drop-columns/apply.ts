import { findColumn } from "#core/model-selection/answers.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Table } from "#core/frame/column.ts";
import type { DropColumnsParams } from "#core/table-edits/steps/drop-columns/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, { columns }: DropColumnsParams): Promise<EditOutcome> {
  const going = new Set(columns.map((name) => findColumn(table, name)));
  const left = table.columns.filter((column) => !going.has(column));
  if (left.length === 0) throw impossible("no column would be left");
  return { table: { ...table, columns: left }, note: `${countWord(left.length, "column")} left` };
}
