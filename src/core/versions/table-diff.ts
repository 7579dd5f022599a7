import type { ColumnKind } from "#core/frame/column.ts";

/** What differs between two tables of the same origin. Plain JSON. */
export interface TableDiff {
  readonly nRows: { readonly before: number; readonly after: number };
  /**
   * Rows matched by their values in `comparedColumns`, however they are ordered: a row with another value in one cell is one
   * removed and one added.
   */
  readonly rows: { readonly kept: number; readonly added: number; readonly removed: number };
  /** Columns of both tables that hold the same sort of values, in the order of the later one. */
  readonly comparedColumns: readonly string[];
  readonly columnsAdded: readonly NamedKind[];
  readonly columnsRemoved: readonly NamedKind[];
  readonly kindsChanged: readonly {
    readonly name: string;
    readonly before: ColumnKind;
    readonly after: ColumnKind;
  }[];
  /** One for each of `comparedColumns`. */
  readonly shifts: readonly ColumnShift[];
}

export interface NamedKind {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** How far the values of one column moved. */
export interface ColumnShift {
  readonly column: string;
  readonly kind: ColumnKind;
  /** Cells that differ row by row; null where the tables have different numbers of rows. */
  readonly changedCells: number | null;
  /** Population stability index, ≥ 0; null for free text and where one side has no value. */
  readonly psi: number | null;
  /** Kolmogorov–Smirnov distance of numbers and dates of many values, else half the sum of differences in share; [0, 1]. */
  readonly distance: number | null;
  readonly measure: "ks" | "share" | null;
  /** By the index: below 0.1 steady, from 0.25 on far. */
  readonly size: "steady" | "moved" | "far";
  /** Shares of rows without a value. */
  readonly missing: { readonly before: number; readonly after: number };
}
