import { percent } from "#core/profile/percent.ts";
import type { ColumnShift, TableDiff } from "#core/versions/table-diff.ts";

/** The finding in one sentence. */
export function diffFinding({ rows, columnsAdded, columnsRemoved, kindsChanged, shifts }: TableDiff): string {
  const moved = shifts.filter(({ size }) => size !== "steady").length;
  const changed = shifts.filter(({ changedCells }) => changedCells !== null && changedCells > 0).length;
  const parts = [
    count(rows.added, "row", "added"),
    count(rows.removed, "row", "removed"),
    count(columnsAdded.length, "column", "added"),
    count(columnsRemoved.length, "column", "removed"),
    count(kindsChanged.length, "column", "of another kind"),
    count(changed, "column", "with other cells"),
    count(moved, "column", "of another shape"),
  ].filter((part) => part !== null);
  return parts.length === 0 ? "No row, column or cell differs." : `${parts.join(", ")}.`;
}

function count(n: number, noun: string, what: string): string | null {
  return n === 0 ? null : `${n} ${noun}${n === 1 ? "" : "s"} ${what}`;
}

/** How far one column moved, with the measure by name and what its size means. */
export function shiftSentence(
  { psi, distance, measure, size, missing, changedCells }: ColumnShift,
  number: (value: number) => string,
): string {
  const says: string[] = [];
  if (changedCells !== null && changedCells > 0) says.push(`${count(changedCells, "cell", "changed")}.`);
  if (psi !== null && distance !== null) {
    const words = {
      steady: "its shape is as it was (an index below 0.1 is little)",
      moved: "its shape moved (0.1 to 0.25 is worth a look)",
      far: "its shape moved far (0.25 and more is much)",
    }[size];
    const name = measure === "ks" ? "Kolmogorov–Smirnov distance" : "share of rows moved";
    says.push(`Stability index ${number(psi)}: ${words}; ${name} ${number(distance)}.`);
  }
  if (missing.before !== missing.after)
    says.push(`Missing in ${percent(missing.after, 1)} of rows, before in ${percent(missing.before, 1)}.`);
  return says.length === 0 ? "Nothing differs that can be measured." : says.join(" ");
}

/** Columns in which anything differs, those that moved furthest first. */
export function differingShifts({ shifts }: TableDiff): readonly ColumnShift[] {
  return shifts
    .filter(
      ({ psi, changedCells, missing }) =>
        (psi !== null && psi > 0) || (changedCells ?? 0) > 0 || missing.before !== missing.after,
    )
    .toSorted((a, b) => (b.psi ?? 0) - (a.psi ?? 0));
}
