import { changeKind } from "#core/table-edits/steps/change-kind.ts";
import { dropColumns } from "#core/table-edits/steps/drop-columns.ts";
import { dropDuplicates } from "#core/table-edits/steps/drop-duplicates.ts";
import { filterRows } from "#core/table-edits/steps/filter-rows.ts";
import { formula } from "#core/table-edits/steps/formula.ts";
import { groupBy } from "#core/table-edits/steps/group-by.ts";
import { melt } from "#core/table-edits/steps/melt.ts";
import { pivot } from "#core/table-edits/steps/pivot.ts";
import { recode } from "#core/table-edits/steps/recode.ts";
import { renameColumn } from "#core/table-edits/steps/rename-column.ts";
import { replaceText } from "#core/table-edits/steps/replace-text.ts";
import { sampleRows } from "#core/table-edits/steps/sample-rows.ts";
import { setCells } from "#core/table-edits/steps/set-cells.ts";
import { sortRows } from "#core/table-edits/steps/sort-rows.ts";
import type { EditSpec } from "#core/table-edits/table-edit.ts";
import { LatheError } from "#core/shared/problems.ts";

/** In the order of the menu. A new edit: write its file, then its line here. */
const all: readonly EditSpec[] = [
  setCells,
  replaceText,
  recode,
  renameColumn,
  changeKind,
  formula,
  dropColumns,
  filterRows,
  dropDuplicates,
  sortRows,
  sampleRows,
  groupBy,
  pivot,
  melt,
];

const byId: ReadonlyMap<string, EditSpec> = new Map(all.map((spec) => [spec.id, spec]));

/** @throws LatheError "pipeline-invalid" for an id that no edit has */
export function findEdit(id: string): EditSpec {
  const found = byId.get(id);
  if (found) return found;
  throw new LatheError("pipeline-invalid", { reason: `there is no edit called “${id}”` });
}
