import type { Table } from "#core/frame/column.ts";
import { LatheError } from "#core/shared/problems.ts";
import { findEdit } from "#core/table-edits/registry.ts";
import type { EditSpec, OtherTables, Pause, TableEdit } from "#core/table-edits/table-edit.ts";

export interface EditedTable {
  readonly table: Table;
  /** What each edit did, in the order of the edits; null for one that is switched off. */
  readonly notes: readonly (string | null)[];
}

const noOthers: OtherTables = new Map();

/**
 * The table after every edit that is on, one after the other.
 * @param others second tables that the edits name (`otherTablesOf`)
 * @throws LatheError "edit-impossible", "join-impossible", "other-table-gone", "unknown-column", "bad-parameter", "pipeline-invalid"; AbortError from `pause`
 */
export async function applyEdits(
  table: Table,
  edits: readonly TableEdit[],
  pause: Pause,
  others: OtherTables = noOthers,
): Promise<EditedTable> {
  const notes: (string | null)[] = [];
  let edited = table;
  for (const edit of edits) {
    if (!edit.on) {
      notes.push(null);
      continue;
    }
    const { spec, params } = checkedEdit(edit);
    const apply = await spec.load();
    const outcome = await apply(edited, params, pause, others);
    edited = outcome.table;
    notes.push(outcome.note);
  }
  return { table: edited, notes };
}

/** The edits that hold for other rows too: those that tables to be predicted go through. */
export function editsForAnyTable(edits: readonly TableEdit[]): readonly TableEdit[] {
  return edits.filter(({ edit, on }) => on && findEdit(edit).appliesTo === "any-table");
}

/** What an edit does, in words. @throws LatheError "bad-parameter", "pipeline-invalid" */
export function editWords(edit: TableEdit): string {
  const { spec, params } = checkedEdit(edit);
  return spec.words(params);
}

function checkedEdit({ edit, params }: TableEdit): { readonly spec: EditSpec; readonly params: unknown } {
  const spec = findEdit(edit);
  const parsed = spec.schema.safeParse(params);
  if (parsed.success) return { spec, params: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String).join(".") ?? "";
  const reason = `${path === "" ? "" : `${path}: `}${issue?.message ?? "it cannot be read"}`;
  throw new LatheError("bad-parameter", { where: spec.title, reason });
}
