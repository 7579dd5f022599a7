import type { SettingGround } from "#core/estimators/setting-refusal.ts";
import type { ColumnKind } from "#core/frame/column.ts";

/** The columns that models learn from, as far as their settings must know them. */
export function settingColumns(
  columns: readonly { readonly name: string; readonly kind: ColumnKind }[],
  features: readonly string[],
): SettingGround["columns"] {
  const learned = new Set(features);
  return columns
    .filter(({ name }) => learned.has(name))
    .map(({ name, kind }) => ({ name, isNumber: kind === "numeric" || kind === "integer" }));
}
