import { categoriesOf } from "#core/frame/dictionary-of.ts";
import type { Column, Table } from "#core/frame/column.ts";
import { compileFormula } from "#core/formula/compile.ts";
import { NumberStore, TextStore } from "#core/ingest/growable.ts";

const rowsBetweenPauses = 1 << 17;
/** As when a file is read: more different texts than this that make up over half of the rows are free text. */
const manyTexts = 20;

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
      const store = new NumberStore();
      let whole = true;
      await eachRow((row) => {
        const x = values.at(row) + 0; // -0 is 0 to a reader
        store.push(x);
        if (x === x && !Number.isInteger(x)) whole = false;
      });
      return { kind: whole ? "integer" : "numeric", name, values: store.finish() };
    }
    case "date": {
      const epochMs = new Float64Array(table.nRows);
      let hasTime = false;
      await eachRow((row) => {
        const ms = values.at(row);
        epochMs[row] = ms;
        if (ms === ms && ms % 86_400_000 !== 0) hasTime = true;
      });
      return { kind: "datetime", name, epochMs, hasTime };
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
      const { length } = dictionary.categories;
      if (length <= manyTexts || length * 2 <= filled) return { kind: "categorical", name, ...dictionary };
      const store = new TextStore();
      for (const label of labels) store.push(label ?? "");
      return { kind: "text", name, ...store.finish() };
    }
  }
}
