import type { ChartData } from "#core/explore/chart-data.ts";
import type { ChartSpec } from "#core/explore/chart-spec.ts";
import type { Axis } from "#core/explore/cut.ts";
import { type AxisKind, axisScale } from "#ui/charts/axis-scale.ts";
import { formatNumber, formatPercent } from "#ui/format/numbers.ts";

export function axisKindOf({ kind, isLog }: Axis): AxisKind {
  return kind === "datetime" ? "date" : isLog ? "log" : "number";
}

/** Two numbers against each other: rectangles and lassos select its rows. */
export function isPair({ mark }: Pick<ChartSpec, "mark">): boolean {
  return mark === "dots" || mark === "density" || mark === "map";
}

/** "mean price", "share yes of sold" */
export function summedUpTitle({ spec, level }: ChartData): string {
  if (spec.aggregate === "missing") return `share of ${spec.y ?? ""} that is missing`;
  if (level !== null) return `share ${level} of ${spec.y ?? ""}`;
  return `${spec.aggregate} ${spec.aggregate === "sum" ? "of " : ""}${spec.y ?? ""}`;
}

export function formatSummedUp({ level }: ChartData): (value: number) => string {
  return level === null ? (value) => formatNumber(value, 3) : (value) => formatPercent(value);
}

/** The middle of a stretch, as its axis spreads it. */
export function middleOn(axis: Axis): (from: number, to: number) => number {
  const { forward, back } = axisScale(axisKindOf(axis));
  return (from, to) => back((forward(from) + forward(to)) / 2);
}

/** The axis that holds the levels of boxes, and the one that holds their number. */
export function boxAxes({ x, y }: ChartData): { readonly levels: Axis; readonly numbers: Axis } {
  return y !== null && y.labels !== null ? { levels: y, numbers: x } : { levels: x, numbers: y ?? x };
}

/**
 * The order in which levels are drawn: as they are named, or the largest value first.
 * @param size of a level; NaN stands last
 */
export function levelOrder(
  n: number,
  sort: "label" | "value",
  size: (level: number) => number,
): readonly number[] {
  const order = Array.from({ length: n }, (_, level) => level);
  if (sort === "label") return order;
  const known = (level: number) => (Number.isNaN(size(level)) ? Number.NEGATIVE_INFINITY : size(level));
  return order.sort((a, b) => known(b) - known(a));
}
