import type { ColumnProfile, NumberStatistics } from "#core/frame/profile-types.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext, ProfiledColumn } from "#core/profile/alert-context.ts";
import { makeMissing } from "#core/profile/alert-fixes.ts";
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
export async function disguisedMissing({ features, pause }: AlertContext): Promise<readonly DataAlert[]> {
  const alerts: DataAlert[] = [];
  for (const feature of features) {
    await pause();
    const found = amongNumbers(feature) ?? amongWords(feature.profile);
    if (found !== null) alerts.push(alertOf(feature.profile, found));
  }
  return alerts;
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
    fix: makeMissing(name, text),
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
  if (spikes.length === 0) return null;
  const edges = edgesWithout(values, spikes.map(({ value }) => value).filter(isSentinel));
  const stands = spikes.flatMap(({ value, count }) => {
    const others = rangeWithout(edges, value);
    const why = others === null ? null : strangeness(value, count, others, numbers);
    return why === null ? [] : [{ value: short(value), text: `${value}`, count, ...why }];
  });
  return stands.toSorted((a, b) => Number(b.isSure) - Number(a.isSure) || b.count - a.count)[0] ?? null;
}

/** The ends of a column, its spikes that look like sentinels left aside: those are no measure of another spike. */
interface Edges {
  readonly lowest: readonly [least: number, next: number];
  readonly highest: readonly [greatest: number, next: number];
  /** Different values, as far as they matter here. */
  readonly seen: ReadonlySet<number>;
}

function edgesWithout(values: Float64Array | Float32Array, sentinels: readonly number[]): Edges {
  const out = new Set(sentinels);
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [least, second] = [high, high];
  let [greatest, nextGreatest] = [low, low];
  const seen = new Set<number>();
  for (let i = 0; i < values.length; i++) {
    const each = values[i]!;
    if (each - each !== 0 || (out.size > 0 && out.has(each))) continue;
    if (each < least) [least, second] = [each, least];
    else if (each > least && each < second) second = each;
    if (each > greatest) [greatest, nextGreatest] = [each, greatest];
    else if (each < greatest && each > nextGreatest) nextGreatest = each;
    if (seen.size <= leastOthers) seen.add(each);
  }
  return { lowest: [least, second], highest: [greatest, nextGreatest], seen };
}

/** Of all values but this one; null where too few different ones are left. */
function rangeWithout({ lowest, highest, seen }: Edges, value: number): { min: number; max: number } | null {
  if (seen.size - (seen.has(value) ? 1 : 0) < leastOthers) return null;
  return {
    min: lowest[0] === value ? lowest[1] : lowest[0],
    max: highest[0] === value ? highest[1] : highest[0],
  };
}

/** -1, -9, 99, 999, -999, 9999, 8888, 99999 and the like. */
function isSentinel(value: number): boolean {
  return value === -1 || /^-?([789])\1*$/.test(`${value}`) || /^-?9+\.(0|9)+$/.test(`${value}`);
}

function strangeness(
  value: number,
  count: number,
  { min, max }: { readonly min: number; readonly max: number },
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
