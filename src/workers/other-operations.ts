import type { CombinedPreview } from "#core/combine/combined-preview.ts";
import type { JoinOptions, JoinReport } from "#core/combine/join-tables.ts";
import type { OtherFacts } from "#core/combine/other-facts.ts";
import type { StackReport } from "#core/combine/stack-tables.ts";
import type { StackedColumns } from "#core/combine/stacked-columns.ts";
import type { ReadOptions, ReadProgress } from "#core/frame/reading.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { Op } from "#workers/operation.ts";

/** A second table on its way to the worker: its columns as bytes (`encodeTable`). */
export interface OtherRows {
  readonly key: string;
  readonly rows: Blob;
}

/** What applying edits takes beside the table. */
export interface Editing {
  readonly edits: readonly TableEdit[];
  /** The second tables that the edits name, as far as they are at hand. */
  readonly others: readonly OtherRows[];
  readonly share: boolean;
}

/** What the data worker can do with a second table. */
export interface OtherOperations {
  /** Reads a second table, and looks which columns belong together. It is kept until another one is read. */
  openOther: Op<{ file: Blob; name: string; options: ReadOptions }, OtherFacts, ReadProgress>;
  /** What joining the open table with it would give. @throws LatheError "join-impossible" */
  tryJoin: Op<{ key: string; options: JoinOptions; rows: number }, CombinedPreview<JoinReport>>;
  /** What putting its rows below the open table would give. */
  tryAppend: Op<{ key: string; columns: StackedColumns; rows: number }, CombinedPreview<StackReport>, null>;
  /** The second table as bytes, to be kept beside the document. */
  encodeOther: Op<{ key: string }, Uint8Array<ArrayBuffer>>;
}
