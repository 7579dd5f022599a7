import type { DrawnRow } from "#core/explore/chart-data.ts";
import type { AxisKind } from "./axis-scale.ts";

/** One of several axes that are drawn together. */
export interface SeveralAxis {
  readonly title: string;
  readonly kind: AxisKind;
  /** null of levels, and where no row has a value. */
  readonly range: readonly [number, number] | null;
  readonly labels: readonly string[] | null;
  /** Of the bars on the diagonal of a matrix. */
  readonly edges: readonly number[] | null;
}

/** Where a value, or the place of a level, lies along an axis: 0 … 1. The first level lies highest. */
export function shareOn({ range, labels }: SeveralAxis, value: number): number {
  if (labels !== null) return 1 - (value + 0.5) / Math.max(1, labels.length);
  if (range === null || !(range[1] > range[0])) return 0.5;
  return (value - range[0]) / (range[1] - range[0]);
}

/** The value at a share of an axis of numbers. */
export function valueOn({ range }: SeveralAxis, share: number): number {
  return range === null ? 0 : range[0] + share * (range[1] - range[0]);
}

/** Levels whose middles lie between two shares of their axis, in order. */
export function levelsBetween({ labels }: SeveralAxis, low: number, high: number): readonly string[] {
  return (labels ?? []).filter((_, place) => {
    const at = 1 - (place + 0.5) / (labels?.length ?? 1);
    return at >= low && at <= high;
  });
}

/** Rows as drawn one over the other: by colour, those that are selected last. */
export function inLayers(
  rows: readonly DrawnRow[],
  nGroups: number,
): readonly { readonly group: number; readonly isSelected: boolean; readonly rows: readonly DrawnRow[] }[] {
  return [false, true].flatMap((isSelected) =>
    Array.from({ length: nGroups }, (_, group) => ({
      group,
      isSelected,
      rows: rows.filter((row) => row.selected === isSelected && row.group === group),
    })).filter((layer) => layer.rows.length > 0),
  );
}
