export interface Cells {
  readonly start: number;
  /** Data row number of each row. */
  readonly rows: readonly number[];
  /** columns[c][r] in the text of the table; null is missing. */
  readonly columns: readonly (readonly (string | null)[])[];
  readonly selected: readonly boolean[];
}

export interface Prediction {
  /** Class label, or the number as text. */
  readonly label: string;
  readonly probabilities: readonly { readonly label: string; readonly probability: number }[];
  readonly value: number | null;
  /** "age 130 is above anything in training (0.17 to 80)" */
  readonly flags: readonly string[];
}

export interface StagesOfPart {
  readonly fold: number | null;
  readonly iterations: readonly number[];
  readonly refused: string | null;
}
