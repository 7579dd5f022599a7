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
  /** All names as the file has them, where only the columns that were asked for were read. */
  readonly names?: readonly string[] | undefined;
  /** Rows of the file, where the sample was drawn while it was read. */
  readonly of?: number | undefined;
  /** Which part of the rows was read, in (0, 1), where only a start was wanted. */
  readonly share?: number | undefined;
}
