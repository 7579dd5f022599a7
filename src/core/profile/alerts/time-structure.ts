import { pearson } from "#core/frame/scatter.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext, ProfiledColumn, TargetOfAlerts } from "#core/profile/alert-context.ts";
import { correlationTest } from "#core/profile/association-test.ts";
import { correlationRatio } from "#core/profile/associations/correlation-ratio.ts";
import { cramersV } from "#core/profile/associations/cramers-v.ts";
import { someRows } from "#core/profile/some-rows.ts";
import { countCodes } from "#core/task/class-codes.ts";

const mostRows = 50_000;
const leastRows = 50;
const leastDates = 20;
const leastStrength = 0.1;
const level = 0.001;
const nSpans = 10;

/** Rows have dates, and rows near in time have like answers: a random split lets tomorrow predict yesterday. */
export function timeStructure({ features, target }: AlertContext): readonly DataAlert[] {
  if (target === null || target.time !== null) return [];
  const dates = features.filter(
    ({ column, profile }) => column.kind === "datetime" && profile.distinct >= leastDates,
  );
  for (const date of dates) {
    const found = likenessInTime(date, target);
    if (found === null || found.strength < leastStrength || found.p >= level / dates.length) continue;
    const name = date.column.name;
    return [
      {
        code: "time-structure",
        column: name,
        severity: "high",
        message: `Rows near each other in “${name}” have like answers`,
        detail: found.words,
        effect:
          "A random split puts the days before and after a tested row among the training rows: the score is better than forecasting would be.",
        advice: "If new rows come later than these, split by time.",
        fix: { kind: "role", column: name, role: "time" },
      },
    ];
  }
  return [];
}

function likenessInTime(
  { column }: ProfiledColumn,
  target: TargetOfAlerts,
): { strength: number; p: number; words: string } | null {
  if (column.kind !== "datetime") return null;
  const { epochMs } = column;
  const rows = someRows(target.rows, mostRows).filter((row) => !Number.isNaN(epochMs[row]!));
  if (rows.length < leastRows) return null;
  rows.sort((a, b) => epochMs[a]! - epochMs[b]! || a - b);
  const y = answersOf(target, rows);
  const r = pearson(y.subarray(0, y.length - 1), y.subarray(1));
  if (r === null) return null;
  const drift = driftOf(target, rows);
  const words = `From one row to the next in time “${target.name}” has a correlation of ${r.toFixed(2)}${drift === null ? "" : `, and over ten spans of time it differs with a strength of ${drift.toFixed(2)} of 1`}.`;
  return { strength: r, p: r > 0 ? correlationTest(r, y.length - 1) : 1, words };
}

/** Of a classification whether a row has the most frequent class, or another that splits better in two. */
function answersOf({ classes, numbers }: TargetOfAlerts, rows: Int32Array): Float64Array {
  if (numbers !== null) return Float64Array.from(rows, (row) => numbers[row]!);
  if (classes === null) return new Float64Array(rows.length);
  const counts = countCodes(
    rows.map((row) => classes.codes[row]!),
    classes.categories.length,
  );
  const most = counts.indexOf(Math.max(...counts));
  return Float64Array.from(rows, (row) => (classes.codes[row] === most ? 1 : 0));
}

/** @param rows in time order */
function driftOf({ classes, numbers }: TargetOfAlerts, rows: Int32Array): number | null {
  const spans = {
    codes: Int32Array.from(rows, (_, i) => Math.floor((i * nSpans) / rows.length)),
    categories: Array.from({ length: nSpans }, (_, i) => `${i}`),
  };
  if (classes !== null) {
    const { categories } = classes;
    return cramersV({ codes: Int32Array.from(rows, (row) => classes.codes[row]!), categories }, spans);
  }
  return numbers === null
    ? null
    : correlationRatio(
        Float64Array.from(rows, (row) => numbers[row]!),
        spans,
      );
}
