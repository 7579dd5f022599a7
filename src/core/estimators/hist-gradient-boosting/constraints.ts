import { columnsOf, directionsOf } from "#core/estimators/column-settings.ts";
import type { Design, Feature } from "#core/estimators/design.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { boostingRefusals } from "#core/estimators/hist-gradient-boosting/setting-rules.ts";
import { refusalWords, refuseSettings } from "#core/estimators/setting-refusal.ts";

/** What a person asked of columns, told of the features that a recipe made of them. */
export interface Constraints {
  /** By feature: 1 where answers may only rise with it, -1 where they may only fall; null without any. */
  readonly directions: Int8Array | null;
  /** Features that may meet on the way to a leaf; every feature is in one of them. null without any. */
  readonly groups: readonly ReadonlySet<number>[] | null;
  /** By feature: 1 where it is split by sets of categories, with a bin for each code from -1 on. */
  readonly categorical: Uint8Array;
  readonly warnings: readonly string[];
}

/** @throws LatheError "setting-unusable" */
export function constraintsOf(design: Design, params: HistGradientBoostingParams): Constraints {
  const { features, task } = design;
  const refusals = boostingRefusals(params, { task, columns: columnsOf(features), target: null });
  refuseSettings(refusals, "Gradient boosting");
  const warnings = refusals.map((refusal) => `${refusalWords(refusal)}.`);
  const { monotonicCst } = params;
  return {
    directions: monotonicCst.length === 0 ? null : Int8Array.from(directionsOf(features, monotonicCst)),
    groups: groupsOf(design, params),
    categorical: categoricalOf(design, params, warnings),
    warnings,
  };
}

/** 1 at features of any of the groups that were drawn for the tree too. */
export function allowedOf(
  groups: Constraints["groups"],
  drawn: Uint8Array | null,
  nFeatures: number,
): Uint8Array | null {
  if (groups === null) return drawn;
  const allowed = new Uint8Array(nFeatures);
  for (const group of groups) for (const j of group) allowed[j] = drawn === null ? 1 : drawn[j]!;
  return allowed;
}

function groupsOf(
  { features }: Design,
  { interactionCst }: HistGradientBoostingParams,
): Constraints["groups"] {
  if (interactionCst.length === 0) return null;
  const groups = interactionCst.map(
    (columns) => new Set(columns.flatMap((column) => featuresOf(features, column))),
  );
  const listed = new Set(groups.flatMap((group) => [...group]));
  const rest = features.flatMap((_, j) => (listed.has(j) ? [] : [j]));
  return rest.length === 0 ? groups : [...groups, new Set(rest)];
}

function categoricalOf(
  { features }: Design,
  { categoricalFeatures, maxBins }: HistGradientBoostingParams,
  warnings: string[],
): Uint8Array {
  return Uint8Array.from(features, ({ name, kind, categories = [] }) => {
    if (categoricalFeatures === "none" || kind !== "ordinal" || categories.length === 0) return 0;
    if (categories.length < maxBins) return 1; // one bin is that of what is missing
    warnings.push(
      `“${name}” has ${categories.length} categories, more than bins: it is split in the order of its labels.`,
    );
    return 0;
  });
}

/** Numbers of the features that a column became. */
function featuresOf(features: readonly Feature[], column: string): number[] {
  return features.flatMap(({ source }, j) => (source === column ? [j] : []));
}
