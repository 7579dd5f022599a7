import type { ColumnKind } from "#core/frame/column.ts";
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
  | { readonly kind: "edit"; readonly label: string; readonly edit: TableEdit };
