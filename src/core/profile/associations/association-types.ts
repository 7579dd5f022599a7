/** Of two columns of numbers: along a straight line, or in the same order. */
export type NumberMethod = "pearson" | "spearman";

export interface AssociationMatrix {
  readonly method: NumberMethod;
  /** In the order of the matrix: neighbours go together. */
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** values[i][j], in [-1, 1] for two numbers and in [0, 1] otherwise; null where one of the two does not vary among the rows that have both. The diagonal is 1. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Columns that are not in it, and why. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
}
