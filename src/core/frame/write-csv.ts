import { cellText } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { csvField, excelSafeField } from "#core/frame/csv-field.ts";

const rowsPerChunk = 4096;

/**
 * RFC 4180 with "\n", in chunks that end at a record. A missing cell is empty; in a table of one column it is NA,
 * because an empty line is no record.
 */
export function* csvChunks(table: Table, options: { readonly excelSafe: boolean }): Generator<string> {
  const text = options.excelSafe ? excelSafeField : csvField;
  const missing = table.columns.length === 1 ? "NA" : "";
  yield `${table.columns.map(({ name }) => text(name)).join(",")}\n`;
  for (let start = 0; start < table.nRows; start += rowsPerChunk) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(start + rowsPerChunk, table.nRows); row++) {
      const fields = table.columns.map((column) => {
        const cell = cellText(column, row);
        if (cell === null) return missing;
        // A number that starts with "-" is a number, not a formula.
        return isNumber(column) ? cell : text(cell);
      });
      lines.push(fields.join(","));
    }
    yield `${lines.join("\n")}\n`;
  }
}

/** An array of records, one a line. Numbers are numbers, missing is null, true and false themselves, everything else text. */
export function* jsonChunks(table: Table): Generator<string> {
  yield "[";
  let isFirst = true;
  for (const lines of recordLines(table)) {
    yield `${isFirst ? "\n" : ",\n"}${lines.join(",\n")}`;
    isFirst = false;
  }
  yield "\n]\n";
}

/** As `jsonChunks`, each record a document of its own. */
export function* ndjsonChunks(table: Table): Generator<string> {
  for (const lines of recordLines(table)) yield `${lines.join("\n")}\n`;
}

function* recordLines(table: Table): Generator<readonly string[]> {
  const keys = table.columns.map(({ name }) => JSON.stringify(name));
  for (let start = 0; start < table.nRows; start += rowsPerChunk) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(start + rowsPerChunk, table.nRows); row++) {
      const fields = table.columns.map((column, c) => {
        const cell = cellText(column, row);
        return `${keys[c]!}:${cell === null ? "null" : isBare(column, cell) ? cell : JSON.stringify(cell)}`;
      });
      lines.push(`{${fields.join(",")}}`);
    }
    yield lines;
  }
}

/** What JSON has a word for. */
function isBare(column: Column, cell: string): boolean {
  return isNumber(column) || (column.kind === "boolean" && (cell === "true" || cell === "false"));
}

function isNumber(column: Column): boolean {
  return column.kind === "numeric" || column.kind === "integer";
}
