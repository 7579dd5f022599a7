import { useMemo } from "react";
import { tableOptionsOf } from "#core/pipeline/table-chain.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import { useStudio } from "#state/store.ts";

/** The edits of the open table, as the document has them. */
export function useEdits(): readonly TableEdit[] {
  const graph = useStudio((studio) => studio.project.graph);
  return useMemo(() => tableOptionsOf(graph)?.edits ?? [], [graph]);
}
