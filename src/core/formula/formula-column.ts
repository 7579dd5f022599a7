import { categoriesOf } from "#core/frame/dictionary-of.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { compileFormula } from "#core/formula/compile.ts";
import { wholeDays } from "#core/frame/whole-days.ts";
import { areFreeTexts } from "#core/ingest/finish-words.ts";
import { TextStore } from "#core/ingest/growable.ts";
import { numberColumn } from "#core/ingest/number-column.ts";

const rowsBetweenPauses = 1 << 17;

/**
 * A column computed row by row.
 * @throws LatheError "formula-invalid"; AbortError from `pause`
 */
export async function formulaColumn(
  name: string,
  formula: string,
  table: Table,
  pause: () => Promise<void>,
): Promise<Column> {
  const values = compileFormula(formula, table);
  const eachRow = async (visit: (row: number) => void) => {
    for (let row = 0; row < table.nRows; row++) {
      if (row % rowsBetweenPauses === rowsBetweenPauses - 1) await pause();
      visit(row);
    }
  };
  switch (values.type) {
    case "number": {
      const computed = new Float64Array(table.nRows);
      await eachRow((row) => {
        computed[row] = values.at(row) + 0; // -0 is 0 to a reader
      });
      return numberColumn(name, computed);
    }
    case "date": {
      const epochMs = new Float64Array(table.nRows);
      await eachRow((row) => {
        epochMs[row] = values.at(row);
      });
      return { kind: "datetime", name, epochMs, hasTime: !wholeDays(epochMs) };
    }
    case "yes-or-no": {
      const labels: (string | null)[] = [];
      await eachRow((row) => {
        const is = values.at(row);
        labels.push(is !== is ? null : is === 1 ? "yes" : "no");
      });
      return { kind: "boolean", name, ...categoriesOf(labels) };
    }
    case "text": {
      const labels: (string | null)[] = [];
      await eachRow((row) => {
        const text = values.at(row);
        labels.push(text === "" ? null : text);
      });
      const dictionary = categoriesOf(labels);
      const filled = labels.reduce((n, label) => n + (label === null ? 0 : 1), 0);
      if (!areFreeTexts(dictionary.categories.length, filled))
        return { kind: "categorical", name, ...dictionary };
      const store = new TextStore();
      for (const label of labels) store.push(label ?? "");
      return { kind: "text", name, ...store.finish() };
    }
  }
}
