import type { ShapeGroup } from "#core/preprocessing/step.ts";

/** What a step that fills numbers leaves: no gaps, and a column more for each that had some, where asked for. */
export function filledShapes(
  groups: readonly ShapeGroup[],
  { columns, addIndicator }: { readonly columns: readonly string[] | null; readonly addIndicator: boolean },
): readonly ShapeGroup[] {
  return groups.map((group) => {
    const isFilled = columns === null || columns.includes(group.name);
    if (group.kind !== "numeric" || group.missing === 0 || !isFilled) return group;
    return { ...group, missing: 0, count: group.count * (addIndicator ? 2 : 1) };
  });
}
