import { useMemo } from "react";
import { rolesOf } from "#core/pipeline/edit.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import { useStudio } from "#state/store.ts";
import type { Dataset } from "#state/studio-state.ts";
import { identityOf } from "#ui/answers/use-answer.ts";

/** The roles node of the document, or null before there is one. */
export function useRoles(): RolesParams | null {
  const graph = useStudio((studio) => studio.project.graph);
  return useMemo(() => rolesOf(graph), [graph]);
}

/** Stands for this reading of the table, and for the target that colours its counts. */
export function dataKeyOf(dataset: Dataset, roles: RolesParams | null): string {
  return `${identityOf(dataset)} ${roles?.task ?? ""} ${roles?.target ?? ""}`;
}
