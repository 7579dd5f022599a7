import type { ColumnBuilder } from "#core/ingest/column-builder.ts";

/** What takes the cells of one column as they come, whichever way records are found. */
export type CellTaker = Pick<ColumnBuilder, "add" | "addBlock">;
