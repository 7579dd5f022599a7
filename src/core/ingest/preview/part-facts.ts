import type { Problem } from "#core/shared/problems.ts";

/** A sheet of a workbook or a file of an archive, as far as its start tells. */
export interface PartFacts {
  readonly name: string;
  readonly columns: readonly string[];
  /** null where only its start was read. */
  readonly nRows: number | null;
  /** Why it is no table; null where it is one. */
  readonly problem: Problem | null;
}

export interface PartList {
  readonly kind: "sheet" | "file";
  readonly parts: readonly PartFacts[];
  /** So many more are in it, and were not looked at. */
  readonly more: number;
}

/** Whether tables can stand one under the other: the same names, in any order. */
export function haveSameColumns(a: PartFacts, b: PartFacts): boolean {
  const names = new Set(a.columns);
  return a.columns.length === b.columns.length && b.columns.every((name) => names.has(name));
}
