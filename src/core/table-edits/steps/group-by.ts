import * as z from "zod/mini";
import type { Column, Table } from "#core/frame/column.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { aggregateColumn, aggregates } from "#core/table-edits/aggregate.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed } from "#core/table-edits/words.ts";

const schema = z.strictObject({
  by: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
  /** What is computed of each group, and what the column is called. */
  compute: z
    .array(
      z.strictObject({
        column: z.string(),
        how: z.enum(aggregates),
        name: z.string().check(z.minLength(1), z.maxLength(1000)),
      }),
    )
    .check(z.minLength(1), z.maxLength(1000)),
});

/** One row a group, in the order in which the groups first appear; missing keys are a group of their own. */
export const groupBy = defineEdit({
  id: "group-by",
  title: "Group and aggregate",
  summary: "One row for each group, with counts, means and the like of its rows.",
  schema,
  appliesTo: "any-table",
  words: ({ by, compute }) => `group by ${listed(by)}: ${listed(compute.map(({ name }) => name))}`,
  async apply(table, { by, compute }, pause) {
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
  },
});
