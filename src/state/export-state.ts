import type { RunId } from "#core/shared/brand.ts";

/** A model on its way out: written, then run beside the original and compared, before it is offered. */
export interface ExportState {
  readonly run: RunId;
  /** Of the project when it was made: the file says classes by it, so another threshold asks for another file. */
  readonly threshold: number;
  readonly status: "checking" | "verified" | "refused" | "failed";
  readonly maxDifference: number | null;
  readonly allowed: number | null;
  readonly rowsChecked: number;
  readonly byteLength: number;
  /** Histogram of log10 of the absolute differences, for the figure. */
  readonly differences: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  readonly reason: string | null;
}
