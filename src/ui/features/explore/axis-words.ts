import type { Axis } from "#core/explore/cut.ts";
import { formatValue } from "#ui/columns/format-value.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatDate } from "#ui/format/numbers.ts";

const monthOf = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const momentOf = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** A place of an axis by name: its level, its period, or from where to where it goes. */
export function placeName(axis: Axis, place: number): string {
  if (axis.labels) return axis.labels[place] ?? "";
  const [from, to] = [axis.edges?.[place] ?? 0, axis.edges?.[place + 1] ?? 0];
  if (axis.period) return periodName(axis.period, from);
  // A bin around one whole number.
  if (axis.kind === "integer" && to - from === 1 && !Number.isInteger(from)) {
    return formatValue((from + to) / 2, "integer");
  }
  // As many digits as tell the ends apart.
  const digits =
    [4, 6, 8].find((n) => formatValue(from, axis.kind, n) !== formatValue(to, axis.kind, n)) ?? 12;
  return `${formatValue(from, axis.kind, digits)} to ${formatValue(to, axis.kind, digits)}`;
}

export function placeNames(axis: Axis): readonly string[] {
  const n = axis.labels ? axis.labels.length : Math.max(0, (axis.edges?.length ?? 1) - 1);
  return Array.from({ length: n }, (_, place) => placeName(axis, place));
}

/** "contract is One year", "tenure 12 to 18" */
export function placeWords(axis: Axis, place: number): string {
  return `${axis.column} ${axis.labels ? "is " : ""}${isolate(placeName(axis, place))}`;
}

function periodName(period: NonNullable<Axis["period"]>, start: number): string {
  const year = new Date(start).getUTCFullYear();
  switch (period) {
    case "minute":
    case "hour":
      return momentOf.format(start);
    case "day":
      return formatDate(start);
    case "week":
      return `week of ${formatDate(start)}`;
    case "month":
      return monthOf.format(start);
    case "quarter":
      return `Q${Math.floor(new Date(start).getUTCMonth() / 3) + 1} ${year}`;
    case "year":
      return String(year);
    case "decade":
      return `${year}s`;
    case "century":
      return `${year} to ${year + 99}`;
  }
}
