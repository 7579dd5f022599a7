import type { ColumnKind } from "#core/frame/column.ts";
import type { AlertMending, AlertRows } from "#core/profile/alert-fix.ts";

/** What a header cell and the inspector show of a column. Plain data, small: it lives in the store. */
export interface ColumnSummary {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nRows: number;
  readonly missing: number;
  /** Distinct values that are not missing; `distinctIsExact` is false past 4,000,000 different texts. */
  readonly distinct: number;
  readonly distinctIsExact: boolean;
  /** Finite numbers and dates (epoch ms); null for the rest and where there are none. */
  readonly range: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly median: number;
    readonly std: number;
  } | null;
  /** Most frequent first, at most 20; empty for numbers, dates and text. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Of numbers and dates, 24 equal bins over [min, max]; null otherwise. */
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  /** Three example values in the text of the table. */
  readonly examples: readonly string[];
}

/** A thing about the data that a person should know before training. `severity` orders them: harm if ignored. */
export type DataAlert = AlertFacts & AlertMending;

interface AlertFacts {
  readonly code: string;
  readonly column?: string;
  readonly severity: "high" | "medium" | "low";
  /** A title that is the finding. */
  readonly message: string;
  /** The evidence, with its numbers. */
  readonly detail: string;
  /** What goes wrong if it is ignored. */
  readonly effect: string;
  /** What to do, where more is to be said than the fix says. */
  readonly advice?: string;
  readonly rows?: AlertRows;
}
