import { civilFromMs, daysFromCivil, MS_PER_DAY } from "#core/shared/civil-date.ts";

export const periodUnits = [
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "decade",
  "century",
] as const;
export type PeriodUnit = (typeof periodUnits)[number];

const fixedMs: Partial<Record<PeriodUnit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: MS_PER_DAY,
  week: 7 * MS_PER_DAY,
};
const monthsOf: Partial<Record<PeriodUnit, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
  century: 1200,
};
/** 1970-01-01 was a Thursday; weeks begin on Mondays. */
const firstMonday = 4 * MS_PER_DAY;

/**
 * Calendar periods (UTC) that cover [min, max] in epoch ms: the shortest kind of which there are at most `most`, or
 * centuries. Edges are the starts of the periods and the end of the last, ascending, at least two.
 */
export function periodsOver(
  min: number,
  max: number,
  most: number,
): { readonly unit: PeriodUnit; readonly edges: readonly number[] } {
  for (const unit of periodUnits) {
    if (unit !== "century" && countOf(unit, min, max) > most) continue;
    return { unit, edges: edgesOf(unit, min, max) };
  }
  return { unit: "century", edges: edgesOf("century", min, max) };
}

function countOf(unit: PeriodUnit, min: number, max: number): number {
  return placeOf(unit, max) - placeOf(unit, min) + 1;
}

/** Which period a time is in, counted from one that is the same for all. */
function placeOf(unit: PeriodUnit, at: number): number {
  const fixed = fixedMs[unit];
  if (fixed !== undefined) return Math.floor((at - (unit === "week" ? firstMonday : 0)) / fixed);
  const { year, month } = civilFromMs(at);
  return Math.floor((year * 12 + month - 1) / monthsOf[unit]!);
}

function startOf(unit: PeriodUnit, place: number): number {
  const fixed = fixedMs[unit];
  if (fixed !== undefined) return place * fixed + (unit === "week" ? firstMonday : 0);
  const months = place * monthsOf[unit]!;
  return daysFromCivil(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1) * MS_PER_DAY;
}

function edgesOf(unit: PeriodUnit, min: number, max: number): readonly number[] {
  const first = placeOf(unit, min);
  return Array.from({ length: countOf(unit, min, max) + 1 }, (_, i) => startOf(unit, first + i));
}
