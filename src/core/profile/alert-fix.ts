import type { ColumnKind } from "#core/frame/column.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";

/** An act on the document that mends what an alert found: visible there, and undone like any other edit. */
export type AlertFix =
  | {
      readonly kind: "role";
      readonly column: string;
      readonly role: "ignore" | "group" | "time" | "id";
    }
  /** Reads a column as another kind. */
  | { readonly kind: "kind"; readonly column: string; readonly to: ColumnKind }
  /** Changes the table. */
  | { readonly kind: "edit"; readonly label: string; readonly edit: TableEdit }
  | PreparingFix
  /** Lets rare classes count as much as common ones, in every model that can. */
  | { readonly kind: "class-weights" };

/** A step of the recipes, learned in each fold from its training rows. */
export interface PreparingFix {
  readonly kind: "prepare";
  /** Of the button. */
  readonly label: string;
  /** Of the step of undo: "clip far values of fare". */
  readonly words: string;
  readonly step: string;
  /** Only what differs from the step's defaults. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Trees need no scale, and take any order of numbers as it is: "scaled" leaves their recipes alone. */
  readonly recipes: "all" | "scaled";
}

/** Rows that show what was found. */
export interface AlertRows {
  /** Of the button. */
  readonly label: string;
  /** Of the selection. */
  readonly words: string;
  readonly where: readonly RowCondition[];
}

/** Every alert can be mended by one act, or says why none would be right. */
export type AlertMending =
  | { readonly fix: AlertFix; readonly whyNoFix?: undefined }
  | { readonly fix?: undefined; readonly whyNoFix: string };
