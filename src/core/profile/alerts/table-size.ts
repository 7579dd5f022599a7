import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const tiny = 50;

/** Too few rows for anything, or for so many columns. */
export function tableSize({ table, features, target }: AlertContext): readonly DataAlert[] {
  const { nRows } = table;
  const few: DataAlert[] =
    nRows >= tiny
      ? []
      : [
          {
            code: "tiny-table",
            severity: "high",
            message: `Only ${nRows} ${nRows === 1 ? "row" : "rows"}`,
            detail: `Fewer than ${tiny}.`,
            effect: "Scores swing widely from one split to the next. Read them as a sketch.",
            whyNoFix: "Nothing but more rows helps; rows that are made up add no knowledge.",
          },
        ];
  if (target === null || features.length < nRows) return few;
  const wide: DataAlert = {
    code: "more-columns-than-rows",
    severity: "high",
    message: `${grouped(features.length)} columns to learn from, and only ${grouped(nRows)} rows`,
    detail: `${(features.length / nRows).toFixed(1)} columns a row.`,
    effect: "Some column fits the answers by chance alone, and a flexible model finds it.",
    advice: "Leave out what cannot matter, and prefer strongly penalised models.",
    whyNoFix: "Choosing columns by how well they go with the target would use up the few rows there are.",
  };
  return [...few, wide];
}

/** Rows that were not as wide as the header. */
export function raggedRows({ table, reading }: AlertContext): readonly DataAlert[] {
  const ragged = reading.warnings.filter(({ code }) => code === "short-rows" || code === "long-rows");
  const n = ragged.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return [];
  return [
    {
      code: "ragged-rows",
      severity: n * 20 > table.nRows ? "high" : "low",
      message: `${grouped(n)} ${n === 1 ? "row is" : "rows are"} not as wide as the header (${percent(n, table.nRows)})`,
      detail: "Short rows were filled with missing values and extra fields set aside.",
      effect: "Where a field was lost or split, every value after it stands in the wrong column.",
      advice: "See the list of rows with their lines in the import report.",
      whyNoFix: "Which field was lost or split stands in the file, not in the table.",
    },
  ];
}
