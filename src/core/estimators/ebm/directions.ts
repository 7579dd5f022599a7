import type { Design } from "#core/estimators/design.ts";
import type { EbmParams } from "#core/estimators/ebm/schema.ts";
import type { Direction } from "#core/estimators/ebm/shape-tree.ts";

/** Which way the curve of each feature may go; what was asked in vain is warned of. */
export function directionsOf(
  { features, task }: Pick<Design, "features" | "task">,
  { monotonicCst }: Pick<EbmParams, "monotonicCst">,
  warnings: string[],
): readonly Direction[] {
  const directions = features.map((): Direction => 0);
  for (const { column, direction } of monotonicCst) {
    const j = features.findIndex(
      ({ name, source, kind }) => name === column && source === column && kind === "numeric",
    );
    if (j < 0 || task === "multiclass") {
      const why =
        j < 0 ? "no number of that name is learned from" : "it has no meaning for more than two classes";
      warnings.push(`The direction of “${column}” has no effect: ${why}.`);
    } else directions[j] = direction === "up" ? 1 : -1;
  }
  return directions;
}
