import { textAt } from "#core/frame/cells.ts";
import { categoriesOf } from "#core/frame/dictionary-of.ts";
import { equalRows } from "#core/frame/equal-rows.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { aggregateColumn } from "#core/table-edits/aggregate.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { PivotParams } from "#core/table-edits/steps/pivot/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

/** More columns than this are rather rows. */
const mostColumns = 5000;

export async function apply(
  table: Table,
  { by, names, values, how }: PivotParams,
  pause: Pause,
): Promise<EditOutcome> {
  const keys = by.map((each) => findColumn(table, each));
  const named = findColumn(table, names);
  const valued = findColumn(table, values);
  const labels = Array.from({ length: table.nRows }, (_, row) => textAt(named, row));
  const { codes, categories } = categoriesOf(labels);
  if (categories.length > mostColumns) {
    throw impossible(
      `“${names}” has ${categories.length} values, more than the ${mostColumns} columns there may be`,
    );
  }
  const clash = categories.find((label) => by.includes(label));
  if (clash !== undefined) throw impossible(`two columns would be called “${clash}”`);
  const { groupOf, firsts } = equalRows(keys, table.nRows);
  const spread: Column[] = [];
  for (const [code, rows] of rowsByCode(codes, categories.length).entries()) {
    await pause();
    const [part] = takeRows({ nRows: table.nRows, columns: [valued] }, rows).columns;
    const groups = rows.map((row) => groupOf[row]!);
    const column = aggregateColumn(part!, how, categories[code]!, groups, firsts.length);
    spread.push(how === "count" || how === "distinct" ? column : withoutEmpty(column, groups));
  }
  const head = takeRows({ nRows: table.nRows, columns: keys }, firsts).columns;
  const result = { nRows: firsts.length, columns: [...head, ...spread] };
  return {
    table: result,
    note: `${countWord(firsts.length, "row")} × ${countWord(spread.length, "new column")}`,
  };
}

/** Rows of each code, ascending; rows without a code are in none. */
function rowsByCode(codes: Int32Array, nCodes: number): readonly Int32Array[] {
  const counts = new Int32Array(nCodes);
  for (const code of codes) if (code !== -1) counts[code]!++;
  const rows = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== -1) rows[code]![counts[code]!++] = row;
  }
  return rows;
}

/** What is computed of no row at all is missing. */
function withoutEmpty(column: Column, groups: Int32Array): Column {
  const present = new Set(groups);
  if (column.kind === "numeric" || column.kind === "integer") {
    return {
      ...column,
      values: column.values.map((value, group) => (present.has(group) ? value : Number.NaN)),
    };
  }
  if (column.kind !== "datetime") return column;
  return { ...column, epochMs: column.epochMs.map((ms, group) => (present.has(group) ? ms : Number.NaN)) };
}
