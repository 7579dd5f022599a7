import type { ReadOptions } from "#core/frame/reading.ts";
import { canonicalJson } from "#core/shared/hash.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";

/** How a table comes out of its file: how the file is read, and what is changed afterwards. */
export interface TableOptions extends ReadOptions {
  /** Absent where nothing is changed. */
  readonly edits?: readonly TableEdit[];
}

export function readOptionsOf({ edits: _, ...read }: TableOptions): ReadOptions {
  return read;
}

/** Whether both read the file alike, whatever is changed afterwards. */
export function isSameReading(a: TableOptions, b: TableOptions): boolean {
  return canonicalJson(readOptionsOf(a)) === canonicalJson(readOptionsOf(b));
}
