import { dateText } from "#core/frame/date-text.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped } from "#core/profile/percent.ts";

const nSpans = 20;
const rowsASpan = 5;
/** Of the typical span: a busy one holds so many times its rows, a bare one so small a part. */
const busy = 4;
const bare = 0.1;

/** Rows are not spread evenly over their dates: whole stretches are empty, or one is crowded. */
export function unevenTime({ table, profiles, target }: AlertContext): readonly DataAlert[] {
  return table.columns.flatMap((column, i): DataAlert[] => {
    const { range, numbers, name } = profiles[i]!;
    if (column.kind !== "datetime" || range === null || numbers === null) return [];
    if (numbers.count < nSpans * rowsASpan || range.max === range.min) return [];
    const counts = new Int32Array(nSpans);
    for (const ms of column.epochMs) {
      if (Number.isNaN(ms)) continue;
      counts[Math.min(nSpans - 1, Math.floor(((ms - range.min) / (range.max - range.min)) * nSpans))]!++;
    }
    const typical = counts.toSorted()[nSpans >> 1]!;
    const empty = counts.filter((count) => count < bare * typical).length;
    const crowded = counts.filter((count) => count > busy * typical && count > typical + 30).length;
    if (typical > 0 && empty + crowded === 0) return [];
    const at = (span: number) => dateText(range.min + ((range.max - range.min) * span) / nSpans, false);
    const strange = counts.findIndex(
      (count) => count < bare * typical || count > busy * Math.max(1, typical),
    );
    return [
      {
        code: "uneven-time",
        column: name,
        severity: "low",
        message: `Rows are unevenly spread over “${name}”`,
        detail: `Of ${nSpans} equal spans from ${at(0)} to ${at(nSpans)} a typical one holds ${grouped(typical)} rows, the one from ${at(strange)} to ${at(strange + 1)} ${grouped(counts[strange] ?? 0)}.`,
        effect:
          "Folds by time differ in size and season, and what holds for the busy time is taken for all of it.",
        advice: "Find out whether rows were lost, or the collecting changed.",
        ...(target === null || target.time === name
          ? {
              whyNoFix:
                "Folds go forward in time already, or nothing is predicted; rows that were lost cannot be made.",
            }
          : { fix: { kind: "role", column: name, role: "time" } }),
      },
    ];
  });
}
