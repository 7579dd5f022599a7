import { rolesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { AlertFix } from "#core/profile/alert-fix.ts";

/** Whether the document has this role or this step already: an alert may stay that is mended, and asks no more for it. */
export function isFixMade(graph: PipelineGraph, fix: AlertFix): boolean {
  if (fix.kind === "role")
    return (
      rolesOf(graph)?.columns.some(({ column, role }) => column === fix.column && role === fix.role) ?? false
    );
  if (fix.kind !== "edit") return false;
  const wanted = JSON.stringify([fix.edit.edit, fix.edit.params]);
  const edits = tableOptionsOf(graph)?.edits ?? [];
  return edits.some(({ edit, params, on }) => on && JSON.stringify([edit, params]) === wanted);
}
