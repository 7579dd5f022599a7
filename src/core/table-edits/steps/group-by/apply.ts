import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { aggregateColumn } from "#core/table-edits/aggregate.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { GroupByParams } from "#core/table-edits/steps/group-by/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(
  table: Table,
  { by, compute }: GroupByParams,
  pause: Pause,
): Promise<EditOutcome> {
  const keys = by.map((name) => findColumn(table, name));
  const names = [...by, ...compute.map(({ name }) => name)];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw impossible(`two columns would be called “${twice}”`);
  const { groupOf, firsts } = equalRows(keys, table.nRows);
  const grouped: Column[] = [...takeRows({ nRows: table.nRows, columns: keys }, firsts).columns];
  for (const { column, how, name } of compute) {
    await pause();
    grouped.push(aggregateColumn(findColumn(table, column), how, name, groupOf, firsts.length));
  }
  const result: Table = { nRows: firsts.length, columns: grouped };
  return {
    table: result,
    note: `${countWord(firsts.length, "group")} of ${countWord(table.nRows, "row")}`,
  };
}
