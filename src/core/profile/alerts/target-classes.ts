import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertMending } from "#core/profile/alert-fix.ts";
import type { AlertContext, TargetOfAlerts } from "#core/profile/alert-context.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { listed } from "#core/table-edits/words.ts";
import { countCodes } from "#core/task/class-codes.ts";
import { quoted } from "#core/table-edits/words.ts";

const fewRows = 10;
const many = 0.8;
const nearlyAll = 0.95;

/** Of the target alone: rows without it, classes of few rows, one class that outweighs the rest. */
export function targetClasses({ table, target }: AlertContext): readonly DataAlert[] {
  if (target === null) return [];
  const { name, profile, classes } = target;
  const without = profile.missing;
  const alerts: DataAlert[] = [];
  if (without > 0) {
    alerts.push({
      code: "rows-without-target",
      column: name,
      severity: without * 10 > table.nRows ? "high" : "medium",
      message: `${grouped(without)} ${without === 1 ? "row has" : "rows have"} no “${name}” (${percent(without, table.nRows)})`,
      detail: `${without === 1 ? "It takes" : "They take"} no part in training or testing.`,
      effect: "If answers are not missing by chance, the scores do not speak for such rows.",
      whyNoFix: "What has no answer is left out already, and an answer that is filled in would be made up.",
      rows: { label: "Select them", words: `${name} is missing`, where: [{ kind: "missing", column: name }] },
    });
  }
  if (classes === null) return alerts;
  const { categories } = classes;
  const counts = countCodes(classes.codes, categories.length);
  if (counts.length < 2) return alerts;
  const filled = table.nRows - without;
  const small = categories.filter((_, code) => counts[code]! < fewRows);
  const one = small[0] === undefined ? 0 : counts[categories.indexOf(small[0])]!;
  if (small.length > 0) {
    alerts.push({
      code: "tiny-classes",
      column: name,
      severity: "high",
      message:
        small.length === 1
          ? `Class ${quoted(small[0]!)} has only ${one} ${one === 1 ? "row" : "rows"}`
          : `${small.length} classes have fewer than ${fewRows} rows`,
      detail: `${small
        .map((label) => `${quoted(label)} (${counts[categories.indexOf(label)]!})`)
        .slice(0, 10)
        .join(", ")}.`,
      effect: "Too few to learn from and to test on: a fold may have none of them.",
      advice: "Join them with a like class, or leave their rows out.",
      ...mendSmall(target, small, counts),
      rows: {
        label: "Select their rows",
        words: `${name} is ${listed(small, "or")}`,
        where: [{ kind: "levels", column: name, levels: small }],
      },
    });
  }
  const largest = counts.indexOf(Math.max(...counts));
  if (counts[largest]! > many * filled) {
    alerts.push({
      code: "imbalance",
      column: name,
      severity: counts[largest]! > nearlyAll * filled ? "high" : "medium",
      message: `${percent(counts[largest]!, filled)} of the rows are ${quoted(categories[largest]!)}`,
      detail: `${grouped(counts[largest]!)} of ${grouped(filled)} rows.`,
      effect: `Always answering ${quoted(categories[largest]!)} is right as often.`,
      advice:
        "Judge by balanced accuracy and average precision, not by accuracy. Weighing classes alike finds more of the rare ones; chances then no longer follow their shares.",
      fix: { kind: "class-weights" },
    });
  }
  return alerts;
}

const joinedName = "other";

/** Small classes become one where that one is learnable; else their rows go, where two classes stay. */
function mendSmall(
  { name, profile, classes }: TargetOfAlerts,
  small: readonly string[],
  counts: ArrayLike<number>,
): AlertMending {
  const categories = classes?.categories ?? [];
  const nRows = small.reduce((sum, label) => sum + counts[categories.indexOf(label)]!, 0);
  const large = categories.length - small.length;
  const canJoin = small.length > 1 && nRows >= fewRows && large > 0;
  if (canJoin && profile.kind === "categorical" && !categories.includes(joinedName)) {
    const params = { column: name, values: small.map((label) => [label, joinedName]) };
    const label = `Join them as “${joinedName}”`;
    return { fix: { kind: "edit", label, edit: { edit: "recode", params, on: true } } };
  }
  if (large < 2)
    return { whyNoFix: "Without its rows nothing would be left to tell apart: only more of them help." };
  const params = { where: [{ kind: "levels", column: name, levels: small }], mode: "drop" };
  return {
    fix: { kind: "edit", label: "Leave their rows out", edit: { edit: "filter-rows", params, on: true } },
  };
}
