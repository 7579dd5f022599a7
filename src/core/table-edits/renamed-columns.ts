import { renameColumn, type RenameColumnParams } from "#core/table-edits/steps/rename-column/schema.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";

/** Each column that an edit renames: the name it came with, and the one it ends with. */
export function renamedColumns(edits: readonly TableEdit[]): ReadonlyMap<string, string> {
  const nameOf = new Map<string, string>(); // by the name at the start
  for (const { edit, params, on } of edits) {
    if (!on || edit !== renameColumn.id) continue;
    const { column, to } = params as RenameColumnParams;
    const start = [...nameOf].find(([, now]) => now === column)?.[0] ?? column;
    nameOf.set(start, to);
  }
  return nameOf;
}

/** What a column is called after other edits than before: "age" with its renaming undone is "Age" again. */
export function nameAfter(
  before: readonly TableEdit[],
  after: readonly TableEdit[],
): (column: string) => string {
  const startOf = new Map([...renamedColumns(before)].map(([start, now]) => [now, start]));
  const names = renamedColumns(after);
  return (column) => {
    const start = startOf.get(column) ?? column;
    return names.get(start) ?? start;
  };
}
