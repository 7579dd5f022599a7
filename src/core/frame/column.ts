/** Repeated strings held once: `categories[codes[row]]`; code -1 is missing. */
export interface Dictionary {
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

/**
 * Missing is NaN. `Float32Array` only where every value is exactly a float32.
 * `written` keeps the original spellings where they are few (≤ 256 distinct) and one is not what `cellText` says of
 * its value, so that a column of numbers can serve as class labels in the reader's own text ("1.0" stays "1.0").
 */
export interface NumericColumn {
  readonly kind: "numeric" | "integer";
  readonly name: string;
  readonly values: Float64Array | Float32Array;
  readonly written?: Dictionary;
}

/** Categories are in `sortLabels` order, each used at least once, in the text of the file. */
export interface CategoricalColumn extends Dictionary {
  readonly kind: "categorical" | "boolean";
  readonly name: string;
}

/** Milliseconds since 1970-01-01T00:00Z; missing is NaN. Wall-clock times without a zone are read as UTC. */
export interface DatetimeColumn {
  readonly kind: "datetime";
  readonly name: string;
  readonly epochMs: Float64Array;
  readonly hasTime: boolean;
}

/** Free text as one UTF-8 heap: row i is bytes [offsets[i], offsets[i + 1]); an empty stretch is missing. */
export interface TextColumn {
  readonly kind: "text";
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export type Column = NumericColumn | CategoricalColumn | DatetimeColumn | TextColumn;
export type ColumnKind = Column["kind"];
export const columnKinds = ["numeric", "integer", "categorical", "boolean", "datetime", "text"] as const;

/** Columns of equal length, in file order, names unique. Never an array of row objects. */
export interface Table {
  readonly nRows: number;
  readonly columns: readonly Column[];
}
