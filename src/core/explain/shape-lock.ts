import type { ColumnDirection } from "#core/estimators/params.ts";
import { type ShapeEdit, shapeEditWords } from "#core/explain/shape-edit.ts";

/** Which way the answer may go as the feature of a curve grows; null for either. */
export type LockDirection = ColumnDirection["direction"] | null;

/** A curve and the direction that it is locked to. */
export interface ShapeLock {
  readonly term: string;
  readonly direction: LockDirection;
}

/** "lock age to rise", "set age free" */
export function lockWords({ term, direction }: ShapeLock): string {
  return direction === null ? `set ${term} free` : shapeEditWords({ act: "lock", term, direction });
}

/** What a person has locked of a curve by edits. */
export function lockOf(edits: readonly ShapeEdit[], term: string): LockDirection {
  const lock = edits.findLast((edit) => edit.act === "lock" && edit.term === term);
  return lock?.act === "lock" ? lock.direction : null;
}

/** Entries of a log with another lock of a curve, or none; those of other curves and kinds stay where they are. */
export function withLock<E extends { readonly edit: ShapeEdit }>(
  log: readonly E[],
  term: string,
  direction: LockDirection,
  entry: (edit: ShapeEdit) => E,
): readonly E[] {
  const others = log.filter(({ edit }) => edit.act !== "lock" || edit.term !== term);
  return direction === null ? others : [...others, entry({ act: "lock", term, direction })];
}

/** Directions that fits keep to, with another one of a column, or none. */
export function withDirection(
  directions: readonly ColumnDirection[],
  column: string,
  direction: LockDirection,
): readonly ColumnDirection[] {
  const others = directions.filter((one) => one.column !== column);
  return direction === null ? others : [...others, { column, direction }];
}
