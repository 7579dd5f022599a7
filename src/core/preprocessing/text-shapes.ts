import type { ShapeGroup } from "#core/preprocessing/step.ts";

/** A column of no more different values than this is hardly free text, as a forecast sees it before any row is read. */
const FEWEST_TEXTS = 100;

/** Texts become so many numeric columns each. */
export function widenedTexts(
  groups: readonly ShapeGroup[],
  columns: readonly string[] | null,
  width: number,
): readonly ShapeGroup[] {
  const isText = ({ name, distinct }: ShapeGroup) =>
    columns === null ? distinct > FEWEST_TEXTS : columns.includes(name);
  return groups.map((group) =>
    group.kind === "categorical" && isText(group)
      ? { ...group, kind: "numeric", count: group.count * width }
      : group,
  );
}
