import * as z from "zod/mini";
import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { type OtherTable, otherTableSchema } from "#core/table-edits/other-table-schema.ts";
import { findEdit } from "#core/table-edits/registry.ts";
import type { OtherTables, TableEdit } from "#core/table-edits/table-edit.ts";

/** @throws LatheError "other-table-gone" */
export function otherTable(others: OtherTables, { key, fileName }: OtherTable): Table {
  const table = others.get(key);
  if (table === undefined) throw new LatheError("other-table-gone", { file: fileName });
  return table;
}

/** The second tables of edits, each once; those of edits that are switched off too. */
export function otherTablesOf(edits: readonly TableEdit[]): readonly OtherTable[] {
  const named = new Map<string, OtherTable>();
  for (const { edit, params } of edits) {
    const { hasOther } = findEdit(edit);
    const parsed = hasOther ? z.object({ other: otherTableSchema }).safeParse(params) : null;
    if (parsed?.success) named.set(parsed.data.other.key, parsed.data.other);
  }
  return [...named.values()];
}
