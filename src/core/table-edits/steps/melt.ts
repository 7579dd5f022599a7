import * as z from "zod/mini";
import { cellText } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { takeRows } from "#core/frame/take-rows.ts";
import { columnOfTexts } from "#core/ingest/column-of-texts.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { refuseTaken } from "#core/table-edits/change-column.ts";
import { defineEdit } from "#core/table-edits/table-edit.ts";
import { countWord, listed } from "#core/table-edits/words.ts";

const name = z.string().check(z.minLength(1), z.maxLength(1000));
const schema = z.strictObject({
  /** Columns that become rows. */
  columns: z.array(z.string()).check(z.minLength(1), z.maxLength(10_000)),
  nameColumn: name,
  valueColumn: name,
});

/** Wide to long: each row comes once for each melted column. All rows of the first column come first, as in pandas. */
export const melt = defineEdit({
  id: "melt",
  title: "Columns into rows",
  summary: "Puts several columns under one another: their names in one column, their values in another.",
  schema,
  appliesTo: "any-table",
  words: ({ columns, valueColumn }) => `put ${listed(columns)} under one another as ${valueColumn}`,
  async apply(table, { columns, nameColumn, valueColumn }, pause) {
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
      { kind: "categorical", dayFirst: null },
      pause,
    );
    const values: Column = await columnOfTexts(
      valueColumn,
      nRows,
      (row) => cellText(at(row), row % table.nRows) ?? "",
      { kind: isNumbers ? "numeric" : null, dayFirst: null },
      pause,
    );
    const result = { nRows, columns: [...takeRows(base, rows).columns, names, values] };
    return { table: result, note: `${countWord(nRows, "row")} of ${table.nRows}` };
  },
});
