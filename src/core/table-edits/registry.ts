import { append } from "#core/table-edits/steps/append/schema.ts";
import { changeKind } from "#core/table-edits/steps/change-kind/schema.ts";
import { dropColumns } from "#core/table-edits/steps/drop-columns/schema.ts";
import { dropContradictions } from "#core/table-edits/steps/drop-contradictions/schema.ts";
import { dropDuplicates } from "#core/table-edits/steps/drop-duplicates/schema.ts";
import { filterRows } from "#core/table-edits/steps/filter-rows/schema.ts";
import { formula } from "#core/table-edits/steps/formula/schema.ts";
import { groupBy } from "#core/table-edits/steps/group-by/schema.ts";
import { join } from "#core/table-edits/steps/join/schema.ts";
import { melt } from "#core/table-edits/steps/melt/schema.ts";
import { pivot } from "#core/table-edits/steps/pivot/schema.ts";
import { recode } from "#core/table-edits/steps/recode/schema.ts";
import { renameColumn } from "#core/table-edits/steps/rename-column/schema.ts";
import { replaceText } from "#core/table-edits/steps/replace-text/schema.ts";
import { sampleRows } from "#core/table-edits/steps/sample-rows/schema.ts";
import { setCells } from "#core/table-edits/steps/set-cells/schema.ts";
import { sortRows } from "#core/table-edits/steps/sort-rows/schema.ts";
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
  dropContradictions,
  sortRows,
  sampleRows,
  groupBy,
  pivot,
  melt,
  join,
  append,
];

const byId: ReadonlyMap<string, EditSpec> = new Map(all.map((spec) => [spec.id, spec]));

/** @throws LatheError "pipeline-invalid" for an id that no edit has */
export function findEdit(id: string): EditSpec {
  const found = byId.get(id);
  if (found) return found;
  throw new LatheError("pipeline-invalid", { reason: `there is no edit called “${id}”` });
}
