import { cellText } from "#core/frame/cells.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const tinyTable = 50;

/** Of the table as a whole: too small, rows that come twice, rows that were not as wide as the header. */
export function dataSizeAlerts(table: Table, reading: Reading): DataAlert[] {
  const alerts: DataAlert[] = [];
  const { nRows } = table;
  if (nRows < tinyTable) {
    alerts.push({
      code: "tiny-table",
      severity: "high",
      message: `Only ${nRows} ${nRows === 1 ? "row" : "rows"}`,
      detail: `Scores from fewer than ${tinyTable} rows swing widely from one split to the next. Read them as a sketch.`,
    });
  }
  const duplicates = countDuplicates(table);
  if (duplicates > 0) {
    const share = percent(duplicates, nRows);
    alerts.push({
      code: "duplicate-rows",
      severity: duplicates * 20 > nRows ? "medium" : "low",
      message: `${grouped(duplicates)} ${duplicates === 1 ? "row repeats" : "rows repeat"} an earlier one (${share})`,
      detail:
        "A row that is both learned from and tested on flatters the score. Remove copies unless they are real.",
    });
  }
  const ragged = reading.warnings.filter(({ code }) => code === "short-rows" || code === "long-rows");
  const nRagged = ragged.reduce((sum, { count }) => sum + count, 0);
  if (nRagged > 0) {
    alerts.push({
      code: "ragged-rows",
      severity: nRagged * 20 > nRows ? "high" : "low",
      message: `${grouped(nRagged)} ${nRagged === 1 ? "row is" : "rows are"} not as wide as the header (${percent(nRagged, nRows)})`,
      detail:
        "Short rows were filled with missing values and extra fields set aside. See the list of rows with their lines.",
    });
  }
  return alerts;
}

/** Rows equal in every column to an earlier row. */
export function countDuplicates(table: Table): number {
  const hashes = new Int32Array(table.nRows);
  for (const column of table.columns) addHashes(hashes, column);
  // Open addressing: row + 1 of the first row of each kind, 0 where there is none. No object a row.
  let size = 16;
  while (size < 2 * table.nRows) size *= 2;
  const slots = new Int32Array(size);
  let duplicates = 0;
  for (let row = 0; row < table.nRows; row++) {
    let slot = (hashes[row]! >>> 0) & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const earlier = slots[slot]! - 1;
      // Equal hashes are compared in full, so that chance never makes a duplicate.
      if (hashes[earlier] === hashes[row] && table.columns.every((column) => isSame(column, row, earlier)))
        break;
    }
    if (slots[slot] === 0) slots[slot] = row + 1;
    else duplicates++;
  }
  return duplicates;
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

function addHashes(hashes: Int32Array, column: Column): void {
  const mix = (h: number, word: number) => {
    const mixed = Math.imul(h ^ word, 0x85ebca6b);
    return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  };
  for (let row = 0; row < hashes.length; row++) {
    let h = hashes[row]! + 0x9e3779b9;
    if ("codes" in column) h = mix(h, column.codes[row]!);
    else if (column.kind === "text") {
      for (let i = column.offsets[row]!; i < column.offsets[row + 1]!; i++) h = mix(h, column.bytes[i]!);
    } else {
      float[0] = (column.kind === "datetime" ? column.epochMs[row]! : column.values[row]!) + 0;
      if (float[0] !== float[0]) h = mix(h, 1);
      else h = mix(mix(h, words[0]!), words[1]!);
    }
    hashes[row] = h;
  }
}

function isSame(column: Column, a: number, b: number): boolean {
  if ("codes" in column) return column.codes[a] === column.codes[b];
  if (column.kind === "text") return cellText(column, a) === cellText(column, b);
  const values = column.kind === "datetime" ? column.epochMs : column.values;
  return values[a] === values[b] || (Number.isNaN(values[a]!) && Number.isNaN(values[b]!));
}
