import { dateText } from "#core/frame/date-text.ts";
import type { SplitView } from "#core/model-selection/describe-split.ts";
import type { RolesParams } from "#core/pipeline/nodes/roles.ts";
import type { Role } from "#core/pipeline/plan-types.ts";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatNumber, plural } from "#ui/format/numbers.ts";

/** A moment of the time column, in the text of the table. */
export function momentWords(view: SplitView, value: number): string {
  return view.dates === null ? formatNumber(value) : dateText(value, view.dates.hasTime);
}

/** What a role does to the split and to learning, in one sentence; null where it does nothing yet. */
export function roleConsequence(role: Role, roles: RolesParams, view: SplitView | null): string | null {
  const column = roles.columns.find((entry) => entry.role === role)?.column;
  if (column === undefined) return null;
  if (role === "weight") return "Rows count in fits by this number; scores count every row once.";
  if (role === "id") return "Names the rows of predictions; never learned from.";
  if (role === "group") {
    const { unsealed, sealed } = view ?? {};
    if (!unsealed || !sealed || unsealed.groups === null || sealed.groups === null)
      return `Rows of one “${isolate(column)}” stay together.`;
    const n = unsealed.groups + sealed.groups;
    return `${plural(n, "group")} of “${isolate(column)}” stay whole; folds are by “${isolate(column)}”, and ${formatCount(sealed.groups)} are sealed.`;
  }
  if (role === "time") {
    if (!view?.sealed.span) return `Folds go forward in “${isolate(column)}”.`;
    return `Folds go forward in “${isolate(column)}”; the latest rows, from ${momentWords(view, view.sealed.span[0])}, are sealed.`;
  }
  return null;
}

/** How rows are dealt, as the Split figure shows it: one paragraph. */
export function splitWords(view: SplitView): string {
  const { folds, unsealed, sealed, kind } = view;
  const sizes = folds.map(({ heldOut }) => heldOut.rows);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const size = least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`;
  const begin = `${plural(sealed.rows, "row")} are sealed before anything is learned and opened only on purpose.`;
  const n = folds.length;
  const judged = `each model is trained ${n} times and judged on the fold it has not seen.`;
  const rest = `The other ${formatCount(unsealed.rows)}`;
  const how = {
    random: `${rest} are dealt into ${n} folds of ${size}: ${judged}`,
    stratified: `${rest} are dealt into ${n} folds of ${size}: ${judged} Every part keeps the shares of the classes.`,
    group: `${rest}, in ${formatCount(unsealed.groups ?? 0)} groups that stay whole, are dealt into ${n} folds of ${size}: ${judged}`,
    time: `They are the latest. ${rest} are cut into ${n} windows of ${size} in order of time: each is judged by a model of what came before it, the first ${plural(view.firstRows, "row")} are only learned from.`,
    "time-group": `They are the groups that end last. The other ${formatCount(unsealed.groups ?? 0)} groups stand in the order of their latest rows, and are cut, whole, into ${n} windows of ${size} rows: each is judged by a model of the groups complete before it.`,
  }[kind];
  return `${begin} ${how}${outWords(view)}`;
}

function outWords({ nIgnored, nLeftOut, nNoPlace, kind }: SplitView): string {
  const noTarget = nIgnored - nLeftOut - nNoPlace;
  const without = { time: "a time", group: "a group", "time-group": "a group or a time" };
  const lacks = kind in without ? without[kind as keyof typeof without] : "a group";
  const parts = [
    ...(noTarget > 0 ? [`${plural(noTarget, "row")} without a target`] : []),
    ...(nNoPlace > 0 ? [`${plural(nNoPlace, "row")} without ${lacks}`] : []),
  ];
  return parts.length === 0 ? "" : ` ${parts.join(" and ")} take no part.`;
}
