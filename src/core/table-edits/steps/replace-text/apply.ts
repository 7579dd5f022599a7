import { cellTests } from "#core/frame/cell-tests.ts";
import { foldText } from "#core/frame/fold-text.ts";
import { findColumn } from "#core/model-selection/answers.ts";
import { withColumn } from "#core/table-edits/change-column.ts";
import { mapValues } from "#core/table-edits/map-texts.ts";
import { countWord } from "#core/table-edits/words.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { Column, Table } from "#core/frame/column.ts";
import type { ReplaceTextParams } from "#core/table-edits/steps/replace-text/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(table: Table, params: ReplaceTextParams, pause: Pause): Promise<EditOutcome> {
  const { columns, find, replaceBy, where, matchCase } = params;
  const fold = (text: string) => (matchCase ? text : text.toLowerCase());
  const wanted = fold(find);
  const isWhole = where === "whole-cell" || replaceBy === null;
  const map = (text: string): string | null => {
    if (isWhole) {
      const hit = where === "whole-cell" ? fold(text.trim()) === wanted.trim() : fold(text).includes(wanted);
      return hit ? replaceBy : text;
    }
    return matchCase ? text.replaceAll(find, () => replaceBy) : replaceFolded(text, wanted, replaceBy);
  };
  // Numbers and dates need not be written out where their text has no such letter at all.
  const sought = foldText(where === "whole-cell" ? find.trim() : find);
  const testOf = sought === "" ? null : cellTests(sought);
  const cannotHold = (column: Column) =>
    numbersOf(column) !== null && testOf !== null && testOf(column) === null;
  let edited: Table = table;
  let changed = 0;
  let inColumns = 0;
  const names = columns ?? table.columns.map(({ name }) => name);
  for (const name of names) {
    const column = findColumn(edited, name);
    if (cannotHold(column)) continue;
    const mapped = await mapValues(column, map, pause);
    changed += mapped.changed;
    if (mapped.changed > 0) inColumns++;
    edited = withColumn(edited, column, mapped.column);
  }
  return {
    table: edited,
    note: `${countWord(changed, "cell")} changed in ${countWord(inColumns, "column")}`,
  };
}

/** Whatever the case of the text; `folded` is in lower case. Where folding changes a text's length, nothing in it is replaced. */
function replaceFolded(text: string, folded: string, replaceBy: string): string {
  const low = text.toLowerCase();
  if (low.length !== text.length) return text;
  let result = "";
  let from = 0;
  for (let at = low.indexOf(folded); at !== -1; at = low.indexOf(folded, from)) {
    result += text.slice(from, at) + replaceBy;
    from = at + folded.length;
  }
  return result + text.slice(from);
}
