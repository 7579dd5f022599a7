import type { ColumnsField } from "#core/estimators/params.ts";
import type { WorkColumn } from "#core/preprocessing/step.ts";

/** The setting of steps that may touch some columns only. */
export function columnsField(help: string): ColumnsField {
  return { type: "columns", label: "Columns", help, default: null };
}

/** Whether a step was told to touch a column: by the name it had in the table. */
export function isChosen(column: WorkColumn, columns: readonly string[] | null): boolean {
  return columns === null || columns.includes(column.source);
}
