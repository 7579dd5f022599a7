import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";
import { grouped, percent } from "#core/profile/percent.ts";
import { countCodes } from "#core/task/class-codes.ts";

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
      detail: "They take no part in training or testing.",
      effect: "If they are not missing by chance, the scores do not speak for them.",
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
          ? `Class “${small[0]!}” has only ${one} ${one === 1 ? "row" : "rows"}`
          : `${small.length} classes have fewer than ${fewRows} rows`,
      detail: `${small
        .map((label) => `“${label}” (${counts[categories.indexOf(label)]!})`)
        .slice(0, 10)
        .join(", ")}.`,
      effect: "Too few to learn from and to test on: a fold may have none of them.",
      advice: "Join them with a like class, or leave their rows out.",
    });
  }
  const largest = counts.indexOf(Math.max(...counts));
  if (counts[largest]! > many * filled) {
    alerts.push({
      code: "imbalance",
      column: name,
      severity: counts[largest]! > nearlyAll * filled ? "high" : "medium",
      message: `${percent(counts[largest]!, filled)} of the rows are “${categories[largest]!}”`,
      detail: `${grouped(counts[largest]!)} of ${grouped(filled)} rows.`,
      effect: `Always answering “${categories[largest]!}” is right as often.`,
      advice: "Judge by balanced accuracy and average precision, not by accuracy.",
    });
  }
  return alerts;
}
