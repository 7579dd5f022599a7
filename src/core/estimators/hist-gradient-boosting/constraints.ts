import type { Design, Feature } from "#core/estimators/design.ts";
import type { HistGradientBoostingParams } from "#core/estimators/hist-gradient-boosting/schema.ts";
import { LatheError } from "#core/shared/problems.ts";

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

/** @throws LatheError "constraint-unusable" */
export function constraintsOf(design: Design, params: HistGradientBoostingParams): Constraints {
  const warnings: string[] = [];
  return {
    directions: directionsOf(design, params, warnings),
    groups: groupsOf(design, params, warnings),
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

function directionsOf(
  { features, task }: Design,
  { monotonicCst, loss }: HistGradientBoostingParams,
  warnings: string[],
): Int8Array | null {
  if (monotonicCst.length === 0) return null;
  if (task === "multiclass") throw unusable("A direction", "it has no meaning for more than two classes");
  if (task === "regression" && (loss === "absolute_error" || loss === "quantile"))
    throw unusable("A direction", "leaves that answer with a median or a quantile do not keep to it");
  const directions = new Int8Array(features.length);
  for (const { column, direction } of monotonicCst) {
    const own = featuresOf(features, column, warnings);
    if (own.length === 0) continue;
    const j = own.find((at) => features[at]!.name === column && features[at]!.kind === "numeric");
    if (j === undefined) throw unusable(`A direction of “${column}”`, "only numbers have one");
    directions[j] = direction === "up" ? 1 : -1;
  }
  return directions;
}

function groupsOf(
  { features }: Design,
  { interactionCst }: HistGradientBoostingParams,
  warnings: string[],
): Constraints["groups"] {
  if (interactionCst.length === 0) return null;
  const groups = interactionCst.map(
    (columns) => new Set(columns.flatMap((column) => featuresOf(features, column, warnings))),
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
function featuresOf(features: readonly Feature[], column: string, warnings: string[]): number[] {
  const own = features.flatMap(({ source }, j) => (source === column ? [j] : []));
  if (own.length === 0)
    warnings.push(`“${column}” is not learned from, so what was asked of it has no effect.`);
  return own;
}

function unusable(what: string, reason: string): LatheError {
  return new LatheError("constraint-unusable", { what, reason });
}
