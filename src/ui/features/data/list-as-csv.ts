import { excelSafeField } from "#core/frame/csv-field.ts";

/** Rows of text as a CSV file that a spreadsheet opens without running any of them. */
export function listAsCsv(columns: readonly string[], rows: readonly (readonly string[])[]): Blob {
  const lines = [columns, ...rows].map((cells) => cells.map(excelSafeField).join(","));
  return new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}
