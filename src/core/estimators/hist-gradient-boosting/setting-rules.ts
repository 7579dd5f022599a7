import { directionRefusals, groupRefusals } from "#core/estimators/column-settings.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import type { SettingGround, SettingRefusal } from "#core/estimators/setting-refusal.ts";

type LossName = HistGradientBoostingParams["loss"];

/** What a loss needs of the numbers that it is to predict. */
export const targetNeeds = {
  poisson: { name: "Poisson", isAboveNothing: false },
  tweedie: { name: "Tweedie", isAboveNothing: false },
  gamma: { name: "gamma", isAboveNothing: true },
} as const satisfies Partial<Record<LossName, { name: string; isAboveNothing: boolean }>>;

/** @returns what a target lacks for a loss, with the number that shows it; null where it has all that is needed */
export function whatTargetLacks(
  { isAboveNothing }: { readonly isAboveNothing: boolean },
  { least, most }: { readonly least: number; readonly most: number },
): { readonly wants: string; readonly found: number } | null {
  if (isAboveNothing && !(least > 0)) return { wants: "numbers above 0", found: least };
  if (!(least >= 0)) return { wants: "numbers of 0 or more", found: least };
  return most > 0 ? null : { wants: "one number above 0", found: most };
}

/** Settings of boosting that do not go together, or not with the table. */
export function boostingRefusals(
  params: HistGradientBoostingParams,
  ground: SettingGround,
): readonly SettingRefusal[] {
  const { loss, monotonicCst, interactionCst } = params;
  const isNumber = ground.task === "regression";
  const refusals = [...directionRefusals(monotonicCst, ground), ...groupRefusals(interactionCst, ground)];
  if (isNumber && monotonicCst.length > 0 && (loss === "absolute_error" || loss === "quantile"))
    refusals.unshift({
      field: "monotonicCst",
      what: "A direction",
      reason:
        "leaves that answer with a median or a quantile do not keep to it; choose another loss, or no direction",
      stops: true,
    });
  if (isNumber && ground.target !== null && loss in targetNeeds) {
    const needs = targetNeeds[loss as keyof typeof targetNeeds];
    const lack = whatTargetLacks(needs, ground.target);
    if (lack !== null)
      refusals.unshift({
        field: "loss",
        what: `The ${needs.name} loss`,
        reason: `it needs ${lack.wants} in the target, which has ${lack.found}`,
        stops: true,
      });
  }
  return refusals;
}
