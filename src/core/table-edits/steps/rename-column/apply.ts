import { findColumn } from "#core/model-selection/answers.ts";
import { refuseTaken, withColumn } from "#core/table-edits/change-column.ts";
import type { Table } from "#core/frame/column.ts";
import type { RenameColumnParams } from "#core/table-edits/steps/rename-column/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, { column: name, to }: RenameColumnParams): Promise<EditOutcome> {
  const column = findColumn(table, name);
  if (to !== name) refuseTaken(table, to);
  return { table: withColumn(table, column, { ...column, name: to }), note: `was ${name}` };
}
