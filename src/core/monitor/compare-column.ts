import type { Column } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { sortNumbers } from "#core/frame/sort-numbers.ts";
import type { Judged } from "#core/monitor/judge-columns.ts";
import { type Measured, missingShare } from "#core/monitor/measured.ts";
import { measureLevels } from "#core/monitor/measure-levels.ts";
import { measureNumbers } from "#core/monitor/measure-numbers.ts";
import type { ColumnDrift } from "#core/monitor/monitor-report.ts";
import { type ColumnReference, isNumberReference } from "#core/monitor/training-reference.ts";
import { classLabels } from "#core/task/class-codes.ts";

/**
 * @param column of the reference's kind
 * @param seen   every level that training had; of categories
 */
export async function measureColumn(
  reference: ColumnReference,
  column: Column,
  seen: ReadonlySet<string>,
  pause: () => Promise<void>,
): Promise<Measured> {
  if (!isNumberReference(reference)) return measureLevels(reference, seen, classLabels(column));
  const values = numbersOf(column) ?? new Float64Array(0);
  const present = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  const sorted = await sortNumbers(present, pause);
  return measureNumbers(reference, sorted, values.length - present.length);
}

export function driftOf(
  { name, kind, nPresent, nMissing }: ColumnReference,
  measured: Measured,
  verdict: Judged,
  misread: number,
  importance: number | null,
): ColumnDrift {
  const { psi, test, distance, p, outside, unseen, median, bins } = measured;
  return {
    column: name,
    kind,
    ...verdict,
    psi,
    test,
    distance,
    p,
    missing: {
      train: missingShare(nPresent, nMissing),
      later: missingShare(measured.m, measured.nMissing),
    },
    misread,
    outside,
    unseen,
    median,
    importance,
    bins,
  };
}

/** A column that is not in the later table, or is something else there. */
export function incomparable(
  { name, kind, nPresent, nMissing }: ColumnReference,
  found: Column | undefined,
  importance: number | null,
): ColumnDrift {
  return {
    column: name,
    kind: found?.kind ?? kind,
    state: found ? "other-kind" : "gone",
    reasons: [],
    psi: null,
    psiLimit: null,
    test: null,
    distance: null,
    p: null,
    adjustedP: null,
    missing: { train: missingShare(nPresent, nMissing), later: 1 },
    misread: 0,
    outside: null,
    unseen: null,
    median: null,
    importance,
    bins: null,
  };
}
