import type * as z from "zod/mini";
import type { Table } from "#core/frame/column.ts";

/** One change of the table, as the document has it. */
export interface TableEdit {
  /** A key of the registry (core/table-edits/registry.ts). */
  readonly edit: string;
  /** Checked against the edit's own schema when it is applied. */
  readonly params: unknown;
  /** Switched off, it stays in the list and does nothing. */
  readonly on: boolean;
}

export interface EditOutcome {
  /** Columns that did not change are the same objects as before. */
  readonly table: Table;
  /** What it did here, in words: "12 cells changed". */
  readonly note: string;
}

/** Second tables that are at hand, by key. */
export type OtherTables = ReadonlyMap<string, Table>;

/** Awaited by edits that may outlast a frame: a cancel arrives here. */
export type Pause = () => Promise<void>;

/** The small, always loaded half of a kind of change (schema.ts of its folder): pure, learned from nothing but its parameters, so it is the same in every fold and for every later table. */
export interface EditSpec<P = unknown> {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly schema: z.ZodMiniType<P>;
  /**
   * "any-table": the rule is applied to tables to be predicted too. "this-table": it says what stands in, or which are,
   * the rows of this very table, and means nothing for other rows. "done-before": other tables come with it done already,
   * because what it takes beside them stays with the project.
   */
  readonly appliesTo: "any-table" | "this-table" | "done-before";
  /** What becomes of a row depends on no other row, nor on its place: rows that are not in memory go through it too. */
  readonly isRowByRow?: boolean;
  /** Its parameters name a second table, as `other` (core/table-edits/other-table-schema.ts). */
  readonly hasOther?: boolean;
  /** What it does, for undo and lists: "replace “n/a” in age". */
  words(params: P): string;
  load(): Promise<ApplyEdit<P>>;
}

/**
 * The loaded half.
 * @throws LatheError "unknown-column", "edit-impossible", "join-impossible", "other-table-gone"; AbortError from `pause`
 */
export type ApplyEdit<P> = (
  table: Table,
  params: P,
  pause: Pause,
  others: OtherTables,
) => Promise<EditOutcome>;

/** Typed where it is written, plain where it is listed. */
export function defineEdit<P>(spec: EditSpec<P>): EditSpec {
  return spec as unknown as EditSpec;
}
