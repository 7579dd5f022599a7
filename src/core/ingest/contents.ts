import type { Column } from "#core/frame/column.ts";
import type { ReadWarning } from "#core/frame/reading.ts";

/** What a reader of one format gives: columns, and what there is to say of them. */
export interface Contents {
  readonly columns: readonly Column[];
  readonly nRows: number;
  /** Of its text; "" where the format settles it. */
  readonly encoding: string;
  readonly header: boolean;
  readonly warnings: readonly ReadWarning[];
}
