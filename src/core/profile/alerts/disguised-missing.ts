import type { ColumnProfile, NumberStatistics } from "#core/frame/profile-types.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext, ProfiledColumn } from "#core/profile/alert-context.ts";
import { short } from "#core/profile/alert-words.ts";
import { grouped, percent } from "#core/profile/percent.ts";

const words = new Set([
  "unknown",
  "unk",
  "unspecified",
  "undefined",
  "not available",
  "not known",
  "not applicable",
  "no data",
  "nodata",
  "missing",
  "n/a",
  "n.a.",
  "na",
  "nan",
  "null",
  "nil",
  "blank",
  "empty",
  "tbd",
  "xxx",
  "-",
  "--",
  "?",
  "??",
  ".",
  "#n/a",
]);
const leastTimes = 3;
const leastShare = 0.002;
const leastOthers = 10;

/** A value that stands for "no value": a spike far from all other numbers, or a word that says so. */
export function disguisedMissing({ features }: AlertContext): readonly DataAlert[] {
  return features.flatMap((feature) => {
    const found = amongNumbers(feature) ?? amongWords(feature.profile);
    return found === null ? [] : [alertOf(feature.profile, found)];
  });
}

interface Stand {
  /** In words. */
  readonly value: string;
  /** As the table shows it. */
  readonly text: string;
  readonly count: number;
  readonly why: string;
  readonly isSure: boolean;
}

function alertOf(
  { name, nRows, missing }: ColumnProfile,
  { value, text, count, why, isSure }: Stand,
): DataAlert {
  return {
    code: "disguised-missing",
    column: name,
    severity: isSure ? "medium" : "low",
    message: `${value} in “${name}” ${isSure ? "looks like" : "may be"} a missing value`,
    detail: `It stands in ${grouped(count)} of ${grouped(nRows - missing)} cells (${percent(count, nRows - missing)}). ${why}`,
    effect: "It is learned from as if it had been measured, and shifts every mean and scale.",
    advice: "Where it stands for no value, make it missing: then it is filled in from training rows only.",
    fix: {
      kind: "edit",
      label: "Make it missing",
      edit: { edit: "recode", params: { column: name, values: [[text, null]] }, on: true },
    },
  };
}

function amongNumbers({ column, profile }: ProfiledColumn): Stand | null {
  const { numbers } = profile;
  if (numbers === null || column.kind === "datetime") return null;
  const values = "values" in column ? column.values : null;
  if (values === null || profile.distinct < leastOthers) return null;
  const spikes = numbers.frequent.filter(
    ({ count }) => count >= leastTimes && count >= leastShare * numbers.count,
  );
  const stands = spikes.flatMap(({ value, count }) => {
    const others = rangeWithout(values, value, spikes);
    const why = others === null ? null : strangeness(value, count, others, numbers);
    return why === null ? [] : [{ value: short(value), text: `${value}`, count, ...why }];
  });
  return stands.toSorted((a, b) => Number(b.isSure) - Number(a.isSure) || b.count - a.count)[0] ?? null;
}

interface Others {
  readonly min: number;
  readonly max: number;
  /** Of the other values. */
  readonly distinct: number;
}

/** Of all other values; other spikes that look like sentinels too are no measure of them. */
function rangeWithout(
  values: Float64Array | Float32Array,
  value: number,
  spikes: readonly { readonly value: number }[],
): Others | null {
  const out = new Set(
    spikes.map((spike) => spike.value).filter((each) => each === value || isSentinel(each)),
  );
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const seen = new Set<number>();
  for (let i = 0; i < values.length; i++) {
    const each = values[i]!;
    if (each - each !== 0 || out.has(each)) continue;
    if (each < min) min = each;
    if (each > max) max = each;
    if (seen.size <= leastOthers) seen.add(each);
  }
  return seen.size < leastOthers ? null : { min, max, distinct: seen.size };
}

/** -1, -9, 99, 999, -999, 9999, 8888, 99999 and the like. */
function isSentinel(value: number): boolean {
  return value === -1 || /^-?([789])\1*$/.test(`${value}`) || /^-?9+\.(0|9)+$/.test(`${value}`);
}

function strangeness(
  value: number,
  count: number,
  { min, max }: Others,
  numbers: NumberStatistics,
): { why: string; isSure: boolean } | null {
  const span = max - min;
  const gap = value < min ? min - value : value > max ? value - max : 0;
  if (gap === 0 || span === 0) return null;
  const others = `All others lie from ${short(min)} to ${short(max)}.`;
  if (value === 0) {
    const isFar = min > 0 && gap >= 0.1 * span && gap >= 5 && count < 0.5 * numbers.count;
    return isFar ? { why: `${others} Nothing lies between.`, isSure: gap >= 0.25 * span } : null;
  }
  if (isSentinel(value)) {
    const isNegativeAlone = value < 0 && min >= 0;
    if (isNegativeAlone || gap >= 0.5 * span) return { why: others, isSure: true };
    return null;
  }
  // A spike, not one wild value: the same number many times over, an empty stretch away from all.
  return gap >= 2 * span && count >= 5 ? { why: others, isSure: true } : null;
}

function amongWords({ top, distinct, kind }: ColumnProfile): Stand | null {
  if (kind !== "categorical" || distinct < 3) return null;
  const found = top.find(
    ({ value }) => words.has(value.trim().toLowerCase()) || /^-?9{2,}$/.test(value.trim()),
  );
  if (found === undefined) return null;
  return {
    value: `“${found.value}”`,
    text: found.value,
    count: found.count,
    why: "It is a level like the others now.",
    isSure: false,
  };
}
