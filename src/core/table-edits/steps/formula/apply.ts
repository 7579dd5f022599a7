import { formulaColumn } from "#core/formula/formula-column.ts";
import { refuseTaken } from "#core/table-edits/change-column.ts";
import { kindNames } from "#core/table-edits/kind-names.ts";
import type { Table } from "#core/frame/column.ts";
import type { FormulaParams } from "#core/table-edits/steps/formula/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(
  table: Table,
  { name, formula: text }: FormulaParams,
  pause: Pause,
): Promise<EditOutcome> {
  refuseTaken(table, name);
  const column = await formulaColumn(name, text, table, pause);
  return {
    table: { ...table, columns: [...table.columns, column] },
    note: `a column of ${kindNames[column.kind]}`,
  };
}
