import { sortRows as orderBy } from "#core/frame/sort-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import type { Table } from "#core/frame/column.ts";
import type { SortRowsParams } from "#core/table-edits/steps/sort-rows/schema.ts";
import type { EditOutcome } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, { column, descending }: SortRowsParams): Promise<EditOutcome> {
  return {
    table: takeRows(table, orderBy(findColumn(table, column), descending, null)),
    note: "sorted",
  };
}
