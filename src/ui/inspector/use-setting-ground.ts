import { useMemo } from "react";
import type { EstimatorSpec } from "#core/estimators/estimator.ts";
import { refusalWords, type SettingGround } from "#core/estimators/setting-refusal.ts";
import { rolesOf } from "#core/pipeline/edit.ts";
import { settingColumns } from "#core/pipeline/setting-columns.ts";
import { useStudio } from "#state/store.ts";

/** What settings of a model have to go with: the columns it learns from, and what is predicted. Null before both are known. */
export function useSettingGround(): SettingGround | null {
  const data = useStudio((studio) => studio.data);
  const roles = useStudio((studio) => rolesOf(studio.project.graph));
  const all = data.status === "ready" ? data.dataset.columns : null;
  return useMemo(() => {
    if (all === null || !roles) return null;
    const features = roles.columns.filter(({ role }) => role === "feature").map(({ column }) => column);
    const range = all.find(({ name }) => name === roles.target)?.range ?? null;
    const isNumber = roles.task === "regression" && range !== null;
    return {
      task: roles.task,
      columns: settingColumns(all, features),
      target: isNumber ? { least: range.min, most: range.max } : null,
    };
  }, [all, roles]);
}

/** What a person must be told of each setting, by its name, before anything is trained. */
export function settingErrors(
  { refusals }: Pick<EstimatorSpec, "refusals">,
  params: object,
  ground: SettingGround | null,
): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  if (ground === null) return errors;
  for (const refusal of refusals?.(params, ground) ?? []) {
    const before = errors.get(refusal.field);
    errors.set(refusal.field, `${before === undefined ? "" : `${before} `}${refusalWords(refusal)}.`);
  }
  return errors;
}
