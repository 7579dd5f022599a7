import { equalRows } from "#core/frame/equal-rows.ts";
import type { Table } from "#core/frame/column.ts";
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
  return table.nRows - equalRows(table.columns, table.nRows).firsts.length;
}
