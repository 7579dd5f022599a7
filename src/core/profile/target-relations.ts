import type { Column, Dictionary, Table } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import type { ColumnProfile } from "#core/frame/profile-types.ts";
import type { Reading } from "#core/frame/reading.ts";
import { alertContext, type TargetOfAlerts } from "#core/profile/alert-context.ts";
import type { AlertTarget } from "#core/profile/alert-target.ts";
import type { NumberMethod } from "#core/profile/associations/association-types.ts";
import { correlationRatio } from "#core/profile/associations/correlation-ratio.ts";
import { cramersV } from "#core/profile/associations/cramers-v.ts";
import { pearsonPairs } from "#core/profile/associations/pearson-pairs.ts";
import { spearmanPairs } from "#core/profile/associations/spearman-pairs.ts";
import type { Checkpoint } from "#core/shared/checkpoint.ts";

/** How much each column tells of the target by itself: strongest first. Training rows only, never a sealed one. */
export interface TargetRelations {
  readonly target: string;
  readonly nRows: number;
  readonly columns: readonly TargetRelation[];
  /** Columns that are not compared, and why. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
}

export interface TargetRelation {
  readonly name: string;
  readonly measure: "r" | "ρ" | "η" | "V";
  /** In [-1, 1] for r and ρ, in [0, 1] otherwise. */
  readonly effect: number;
  /** Training rows that have the column and the target. */
  readonly nRows: number;
}

type Values = Float64Array | Float32Array;

/**
 * Two numbers by Pearson's r or Spearman's ρ, a number and classes by the correlation ratio η, two categories by
 * bias-corrected Cramér's V.
 * @param asked the target, with the plan that says which rows are sealed
 */
export async function targetRelations(
  table: Table,
  profiles: readonly ColumnProfile[],
  reading: Reading,
  asked: AlertTarget,
  method: NumberMethod,
  checkpoint: Checkpoint<{ readonly share: number }>,
): Promise<TargetRelations> {
  const { target, ignored } = alertContext(table, profiles, reading, asked, async () => {});
  const columns: TargetRelation[] = [];
  const left: { name: string; reason: string }[] = [];
  const others = target === null ? [] : table.columns.filter(({ name }) => name !== target.name);
  for (const [i, column] of others.entries()) {
    await checkpoint({ share: i / others.length });
    if (target === null) break;
    const found =
      column.kind === "text" || ignored.get(column.name) === "id"
        ? null
        : await relationOf(column, target, method);
    if (found !== null) columns.push(found);
    else left.push({ name: column.name, reason: whyNot(column, ignored.get(column.name) ?? null) });
  }
  columns.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return { target: asked.column, nRows: target?.rows.length ?? 0, columns, left };
}

function whyNot(column: Column, ignored: string | null): string {
  if (column.kind === "text") return "it is free text";
  return ignored === "id" ? "it names the rows" : "it does not vary among the training rows";
}

async function relationOf(
  column: Column,
  { classes, numbers, rows }: TargetOfAlerts,
  method: NumberMethod,
): Promise<TargetRelation | null> {
  const { name } = column;
  const values = numbersOf(column);
  const labels = "codes" in column ? column : null;
  const nRows = countBoth(rows, values ?? labels?.codes ?? null, classes?.codes ?? numbers);
  const found = (measure: TargetRelation["measure"], effect: number | null) =>
    effect === null || Number.isNaN(effect) ? null : { name, measure, effect, nRows };
  if (classes !== null && values !== null)
    return found("η", correlationRatio(finiteOf(values), classes, rows));
  if (classes !== null && labels !== null) return found("V", cramersV(labels, classes, rows));
  if (numbers !== null && labels !== null)
    return found("η", correlationRatio(finiteOf(numbers), labels, rows));
  if (numbers === null || values === null) return null;
  const pairs = method === "pearson" ? pearsonPairs : spearmanPairs;
  const both = await pairs([taken(values, rows), taken(numbers, rows)], async () => {});
  return found(method === "pearson" ? "r" : "ρ", both[1] ?? null);
}

function taken(values: Values, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = values[row]!;
    return Number.isFinite(value) ? value : Number.NaN;
  });
}

function finiteOf(values: Values): Values {
  return values.every((value) => Number.isFinite(value) || Number.isNaN(value))
    ? values
    : values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
}

type Cells = Values | Dictionary["codes"];

function countBoth(rows: Int32Array, a: Cells | null, b: Cells | null): number {
  if (a === null || b === null) return 0;
  let n = 0;
  for (const row of rows) if (has(a, row) && has(b, row)) n++;
  return n;
}

function has(cells: Cells, row: number): boolean {
  return cells instanceof Int32Array ? cells[row] !== -1 : Number.isFinite(cells[row]);
}
