import type { Project } from "#core/project/project.ts";
import type { RunFiles } from "#core/project/run-files.ts";
import type { TableFacts } from "#core/project/table-facts.ts";
import type { RunId } from "#core/shared/brand.ts";

/** All that a `.lathe` file can hold. */
export interface LatheContents {
  readonly project: Project;
  readonly runs: readonly { readonly id: RunId; readonly files: RunFiles }[];
  /** The rows: columns (`encodeTable`), and the file they were read from. null when the file was saved without them. */
  readonly table: {
    readonly facts: TableFacts;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly source: Uint8Array<ArrayBuffer> | null;
  } | null;
}
