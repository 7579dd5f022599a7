import type { ReadOptions } from "#core/frame/reading.ts";
import type { TableEdit } from "#core/table-edits/table-edit.ts";
import type { DataSteps } from "#core/versions/version-hash.ts";

/**
 * A version as the document keeps it: never rows, only how they come about, and of that only what differs from the
 * version before it in the list.
 */
export interface KeptVersion {
  readonly hash: string;
  readonly at: string;
  /** The step of undo that made it: "drop column colour". */
  readonly name: string;
  /** Absent: as in the version before. */
  readonly read?: ReadOptions | undefined;
  /** So many of the first edits are those of the version before. */
  readonly keep: number;
  readonly edits: readonly TableEdit[];
  /** Absent: as in the version before. */
  readonly recipes?: DataSteps["recipes"] | undefined;
}
