import { findColumn } from "#core/model-selection/answers.ts";
import { withColumn } from "#core/table-edits/change-column.ts";
import { mapValues } from "#core/table-edits/map-texts.ts";
import { countWord } from "#core/table-edits/words.ts";
import type { Table } from "#core/frame/column.ts";
import type { RecodeParams } from "#core/table-edits/steps/recode/schema.ts";
import type { EditOutcome, Pause } from "#core/table-edits/table-edit.ts";

export async function apply(
  table: Table,
  { column: name, values }: RecodeParams,
  pause: Pause,
): Promise<EditOutcome> {
  const column = findColumn(table, name);
  const becomes = new Map(values);
  const map = (text: string) => (becomes.has(text) ? becomes.get(text)! : text);
  const mapped = await mapValues(column, map, pause);
  return {
    table: withColumn(table, column, mapped.column),
    note: `${countWord(mapped.changed, "cell")} changed`,
  };
}
