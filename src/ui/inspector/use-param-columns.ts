import { useMemo } from "react";
import { rolesOf } from "#core/pipeline/edit.ts";
import type { Task } from "#core/pipeline/task.ts";
import { useStudio } from "#state/store.ts";
import type { ParamColumn } from "#ui/controls/ColumnDirections.tsx";

/** The columns that models learn from, for settings that name some; and what is predicted. */
export function useParamColumns(): { columns: readonly ParamColumn[]; task: Task | null } {
  const data = useStudio((studio) => studio.data);
  const roles = useStudio((studio) => rolesOf(studio.project.graph));
  const all = data.status === "ready" ? data.dataset.columns : null;
  return useMemo(() => {
    const learned = new Set(
      roles?.columns.filter(({ role }) => role === "feature").map(({ column }) => column),
    );
    const columns = (all ?? [])
      .filter(({ name }) => learned.has(name))
      .map(({ name, kind }) => ({ name, isNumber: kind === "numeric" || kind === "integer" }));
    return { columns, task: roles?.task ?? null };
  }, [all, roles]);
}
