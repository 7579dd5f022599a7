import type { ReadOptions } from "#core/frame/reading.ts";
import type { TableForecast } from "#core/ingest/forecast-table.ts";
import type { PartList } from "#core/ingest/preview/part-facts.ts";
import type { TablePreview } from "#core/ingest/preview/preview-table.ts";
import type { TableOptions } from "#core/table-edits/table-options.ts";
import type { Op } from "#workers/operation.ts";
import type { OtherRows } from "#workers/other-operations.ts";

/** A file with its path, where it came in a folder. */
export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** A file that is to be the table. */
export interface ReadInput extends NamedFile {
  readonly options: TableOptions;
  readonly others: readonly OtherRows[];
  readonly share: boolean;
  /** Takes all rows, where `options` want them on disk; null: only what is held is read. */
  readonly rowsFile: string | null;
}

/** What the data worker can say of a file before it is read. The table held stays. */
export interface FileOperations {
  /** How large the table of a file will be, from its start; null where it surely fits or that cannot be told. */
  forecast: Op<NamedFile & { options: ReadOptions; budget: number }, TableForecast | null, null>;
  /** The first rows of a file as they would be read, from its start alone. Given up by `finish`. */
  previewFile: Op<NamedFile & { options: ReadOptions; nRows: number }, TablePreview, null>;
  /** The sheets or files one can choose from; null where there is nothing to choose. Given up by `finish`. */
  listParts: Op<NamedFile, PartList | null, null>;
  /** Several files as one archive, which holds them as they are. @throws LatheError "file-too-large" */
  packFiles: Op<{ files: readonly NamedFile[]; name: string }, Blob, null>;
}
