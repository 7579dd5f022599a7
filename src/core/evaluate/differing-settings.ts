import { estimators } from "#core/estimators/registry.ts";
import { fieldInWords } from "#core/estimators/field-words.ts";
import type { ParamsSchema } from "#core/estimators/params.ts";
import { steps } from "#core/preprocessing/registry.ts";
import type { RunRecord } from "#core/project/run.ts";

/** One setting that is not the same in all of the compared runs. */
export interface SettingRow {
  /** "Model", "Seed", "Greatest depth", "Impute: Numbers". */
  readonly setting: string;
  /** One a run, in their order; null where the run has no such setting. */
  readonly values: readonly (string | null)[];
}

export interface SettingsCompared {
  readonly rows: readonly SettingRow[];
  /** Settings that all of them have, and have alike. */
  readonly nEqual: number;
}

/** What was set differently for these runs: the model, its parameters with defaults written out, seed, recipe, engine. */
export function differingSettings(runs: readonly RunRecord[]): SettingsCompared {
  const each = runs.map(settingsOf);
  const names = new Set(each.flatMap((settings) => [...settings.keys()]));
  const rows: SettingRow[] = [];
  let nEqual = 0;
  for (const setting of names) {
    const values = each.map((settings) => settings.get(setting) ?? null);
    if (new Set(values).size > 1) rows.push({ setting, values });
    else nEqual++;
  }
  return { rows, nEqual };
}

function settingsOf(run: RunRecord): ReadonlyMap<string, string> {
  const spec = estimators[run.estimator];
  const settings = new Map([
    ["Model", spec?.title ?? run.estimator],
    ["Seed", `${run.randomState}`],
  ]);
  if (run.engine !== null) settings.set("Engine", run.engine);
  for (const [label, value] of paramsInWords(spec?.params, run.params)) settings.set(label, value);
  const used = run.recipe.filter(({ on }) => on);
  settings.set("Recipe", used.map(({ step }) => steps[step]?.title ?? step).join(", ") || "no step");
  for (const { step, params } of used)
    for (const [label, value] of paramsInWords(steps[step]?.params, params))
      settings.set(`${steps[step]?.title ?? step}: ${label}`, value);
  return settings;
}

function paramsInWords(
  schema: ParamsSchema<unknown> | undefined,
  params: unknown,
): readonly (readonly [label: string, value: string])[] {
  if (schema === undefined) return [];
  const given = parsed(schema, params) as Readonly<Record<string, unknown>>;
  return Object.entries(schema.fields).map(([name, field]) => [
    field.label,
    fieldInWords(field, given[name]),
  ]);
}

/** What does not parse any more (an older version's) is compared as it stands. */
function parsed(schema: ParamsSchema<unknown>, params: unknown): unknown {
  try {
    return schema.parse(params ?? {});
  } catch {
    return params ?? {};
  }
}
