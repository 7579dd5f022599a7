import { cellText } from "#core/frame/cells.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { columnOfTexts } from "#core/ingest/column-of-texts.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { refuseTaken } from "#core/table-edits/change-column.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { MeltParams } from "#core/table-edits/steps/melt/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(
  table: Table,
  { columns, nameColumn, valueColumn }: MeltParams,
  pause: Pause,
): Promise<EditOutcome> {
  const melted = columns.map((each) => findColumn(table, each));
  const kept = table.columns.filter((column) => !melted.includes(column));
  const base = { nRows: table.nRows, columns: kept };
  refuseTaken(base, nameColumn);
  refuseTaken({ ...base, columns: [...kept, { ...melted[0]!, name: nameColumn }] }, valueColumn);
  const nRows = table.nRows * melted.length;
  const rows = Int32Array.from({ length: nRows }, (_, row) => row % table.nRows);
  const at = (row: number) => melted[Math.floor(row / table.nRows)]!;
  const isNumbers = melted.every(({ kind }) => kind === "numeric" || kind === "integer");
  const names: Column = await columnOfTexts(
    nameColumn,
    nRows,
    (row) => at(row).name,
    { kind: "categorical", dateOrder: null },
    pause,
  );
  const values: Column = await columnOfTexts(
    valueColumn,
    nRows,
    (row) => cellText(at(row), row % table.nRows) ?? "",
    { kind: isNumbers ? "numeric" : null, dateOrder: null },
    pause,
  );
  const result = { nRows, columns: [...takeRows(base, rows).columns, names, values] };
  return { table: result, note: `${countWord(nRows, "row")} of ${table.nRows}` };
}
